using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Dialing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>What every campaign's grain works with.</summary>
internal sealed class CampaignParts(
    ICampaignDirectory directory,
    IContactQueue contacts,
    IAttemptJournal journal,
    ISlotLedgerStore slots,
    ICampaignEvents events,
    OrphanedCalls orphans,
    RetryMoves retryMoves,
    OwnerLiveness liveness,
    IDialerPrompt dialer,
    IClock clock,
    TimeProvider time,
    IDateTimeZoneProvider zones,
    HoursCalendar calendar,
    IOptions<CampaignLimits> limits,
    IOptions<CampaignGrainOptions> options,
    CampaignInstruments instruments,
    ILogger<CampaignGrain> logger)
{
    public ICampaignDirectory Directory => directory;
    public IContactQueue Contacts => contacts;
    public IAttemptJournal Journal => journal;
    public ISlotLedgerStore Slots => slots;
    public ICampaignEvents Events => events;
    public OrphanedCalls Orphans => orphans;
    public RetryMoves RetryMoves => retryMoves;
    public OwnerLiveness Liveness => liveness;
    public IDialerPrompt Dialer => dialer;
    public IClock Clock => clock;
    public TimeProvider Time => time;
    public MonotonicClock Monotonic { get; } = new(time);
    public IDateTimeZoneProvider Zones => zones;
    public HoursCalendar Calendar => calendar;
    public IOptions<CampaignLimits> Limits => limits;
    public CampaignGrainOptions Options => options.Value;
    public CampaignInstruments Instruments => instruments;
    public ILogger Logger => logger;
}
