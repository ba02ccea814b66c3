using Campaigns.Domain.Ports;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Contacts;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.DoNotCall;
using Campaigns.Grains.Recordings;
using Campaigns.Grains.Trunks;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains;

/// <summary>Registers what the grains and the silo's dialer need. The adapters behind Domain's ports are the host's to register.</summary>
public static class GrainsRegistration
{
    /// <summary>
    /// Adds the dialer and the grains' parts. Needs: <c>ICallOriginator</c>, <c>IAttemptJournal</c>, <c>IContactQueue</c>, <c>ISlotLedgerStore</c>, <c>ITrunkEvents</c>, <c>ITestCallGates</c>,
    /// <c>ICampaignDirectory</c>, <c>IContactGroups</c>, <c>INumberStanding</c>, <c>IWaitingRetries</c>, <c>IDoNotCallNumbers</c>, <c>IRecordingStore</c>, <c>IPhoneNumbers</c>, NodaTime's <c>IClock</c> and <c>IDateTimeZoneProvider</c>, <c>HoursCalendar</c>, <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="jitterSeed">Seed of the numbers that spread retries.</param>
    public static IServiceCollection AddCampaignGrains(this IServiceCollection services, int jitterSeed)
    {
        services.AddSingleton<DialerInstruments>();
        services.AddSingleton<CampaignInstruments>();
        services.AddSingleton<TrunkInstruments>();
        services.AddSingleton<Dialer>();
        services.AddSingleton<IDialerState>(provider => provider.GetRequiredService<Dialer>());
        services.AddSingleton<IDialerPrompt>(provider => provider.GetRequiredService<Dialer>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<Dialer>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, RecordingExpiryStart>();
        services.AddSingleton<OwnerLiveness>();
        services.AddSingleton<OrphanedCalls>();
        services.AddSingleton<CampaignParts>();
        services.AddSingleton<CampaignReadiness>();
        services.AddSingleton<RetryMoves>();
        services.AddSingleton<Explanations>();
        services.AddSingleton<TrunkParts>();
        services.AddSingleton<ITestCalls>(provider => provider.GetRequiredService<Dialer>());
        services.AddSingleton<TestCallParts>();
        services.AddSingleton<ContactParts>();
        services.AddSingleton<RetryNudges>();
        services.AddSingleton<IOptOuts, OptOuts>();
        services.AddSingleton(new RetryJitter(new Random(jitterSeed)));
        return services;
    }
}
