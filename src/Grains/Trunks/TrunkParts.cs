using Campaigns.Domain.Ports;
using Campaigns.Grains.Dialing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Trunks;

/// <summary>What every trunk's grain works with.</summary>
internal sealed class TrunkParts(
    ICampaignDirectory directory,
    IAttemptJournal journal,
    ISlotLedgerStore slots,
    ITrunkEvents events,
    IPhoneNumbers numbers,
    OwnerLiveness liveness,
    IClock clock,
    TimeProvider time,
    TrunkInstruments instruments,
    ILogger<TrunkGrain> logger)
{
    public ICampaignDirectory Directory => directory;
    public IAttemptJournal Journal => journal;
    public ISlotLedgerStore Slots => slots;
    public ITrunkEvents Events => events;
    public IPhoneNumbers Numbers => numbers;
    public OwnerLiveness Liveness => liveness;
    public IClock Clock => clock;
    public MonotonicClock Monotonic { get; } = new(time);
    public TrunkInstruments Instruments => instruments;
    public ILogger Logger => logger;
}
