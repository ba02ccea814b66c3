using System.Security.Cryptography;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.Attempts;
using Campaigns.Persistence.Audio;
using Campaigns.Persistence.Audit;
using Campaigns.Persistence.Contacts;
using Campaigns.Persistence.Directory;
using Campaigns.Persistence.DoNotCall;
using Campaigns.Persistence.History;
using Campaigns.Persistence.Idempotency;
using Campaigns.Persistence.Imports;
using Campaigns.Persistence.Limits;
using Campaigns.Persistence.Migrations;
using Campaigns.Persistence.People;
using Campaigns.Persistence.ReadModels;
using Campaigns.Persistence.Recordings;
using Campaigns.Persistence.Restores;
using Campaigns.Persistence.Secrets;
using Campaigns.Persistence.Slots;
using Campaigns.Persistence.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Campaigns.Persistence;

/// <summary>Registers everything that this project offers, on one shared <see cref="NpgsqlDataSource"/>.</summary>
public static class PersistenceRegistration
{
    /// <summary>
    /// Adds the ports, the read models and the <see cref="Migrator"/>. Call it before whatever writes attempts is added: hosted services stop in
    /// reverse, and the journal must be the last to stop. The caller runs the migrator before the host starts.
    /// </summary>
    /// <exception cref="ArgumentException">The options have faults; the message names each.</exception>
    public static IServiceCollection AddCampaignPersistence(this IServiceCollection services, PersistenceOptions options)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => CampaignDatabase.CreateDataSource(options));
        services.AddSingleton(provider => new Migrator(
            provider.GetRequiredService<NpgsqlDataSource>(), [.. provider.GetServices<IMigrationStep>()], provider.GetRequiredService<ILogger<Migrator>>()));
        services.AddSingleton<ZoneSetCatalog>();
        services.AddSingleton<RemainingContacts>();
        services.AddSingleton<OpenCallReader>();
        services.AddSingleton(CreateWriter);
        services.AddSingleton<IAttemptJournal>(provider => provider.GetRequiredService<AttemptWriter>());
        services.AddHostedService<AttemptWriterLifetime>();
        services.AddSingleton<IContactQueue, ContactQueue>();
        services.AddSingleton<IContactGroups, ContactGroups>();
        services.AddSingleton<ISlotLedgerStore, SlotLedgerStore>();
        services.AddSingleton<ICampaignDirectory, CampaignDirectory>();
        services.AddSingleton<IAudioStore, AudioStore>();
        services.AddSecrets(options);
        services.AddSingleton<IMigrationStep, RestoreStep>();
        services.AddSingleton(new RecordingCipher([.. options.RecordingKeys.Select(key => InstallationKey.Parse(key)!)]));
        services.AddSingleton<IRecordingStore, RecordingStore>();
        services.AddSingleton(provider => new ContactImport(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ZoneSetCatalog>(), provider.GetRequiredService<NumberHash>()));
        services.AddSingleton(provider => new ContactReadModel(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ZoneSetCatalog>()));
        services.AddSingleton<ImportFaults>();
        services.AddSingleton<ImportLog>();
        services.AddSingleton<CampaignReadModel>();
        services.AddSingleton<TimelineReadModel>();
        services.AddSingleton(provider => new WaitingReadModel(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ZoneSetCatalog>()));
        services.AddSingleton<AttemptReadModel>();
        services.AddSingleton<TrunkReadModel>();
        services.AddSingleton<CallerNumberUse>();
        services.AddSingleton<AssistantReadModel>();
        services.AddSingleton<OpenCallReadModel>();
        services.AddSingleton<IContactWords, ContactWordsReader>();
        services.AddSingleton<INumberStanding, NumberStandingReader>();
        services.AddSingleton<IWaitingRetries, WaitingRetries>();
        services.AddSingleton<NumberHash>();
        services.AddSingleton<ITestCallGates, TestCallGates>();
        services.AddSingleton(provider => new DoNotCallList(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<NumberHash>()));
        services.AddSingleton(provider => new People.People(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<NumberHash>(), provider.GetRequiredService<DoNotCallList>()));
        services.AddSingleton<IHousekeeping, Housekeeping>();
        services.AddSingleton<IDoNotCallNumbers>(provider => provider.GetRequiredService<DoNotCallList>());
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<BrowserSessions>();
        services.AddSingleton<ProviderSessions>();
        services.AddSingleton<Teams>();
        services.AddSingleton<TeamResources>();
        services.AddSingleton<IdempotentRequests>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<HistoryLog>();
        services.AddSingleton<ITrunkEvents, TrunkEvents>();
        services.AddSingleton<ICampaignEvents, CampaignEvents>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<DeliveryLog>();
        return services;
    }

    private static AttemptWriter CreateWriter(IServiceProvider provider) => new(
        provider.GetRequiredService<NpgsqlDataSource>(),
        provider.GetRequiredService<NumberHash>(),
        provider.GetRequiredService<OpenCallReader>(),
        provider.GetRequiredService<PersistenceOptions>(),
        CounterShards.FirstOf(RandomNumberGenerator.GetInt32(int.MaxValue)),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<AttemptWriter>>());
}
