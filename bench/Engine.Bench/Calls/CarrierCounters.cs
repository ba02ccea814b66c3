namespace Campaigns.Engine.Bench.Calls;

/// <summary>What SIPp counted.</summary>
/// <param name="AsPlanned">Calls that went as its scenario says, to their end.</param>
/// <param name="Otherwise">Calls that didn't.</param>
/// <param name="Up">Calls of this moment.</param>
/// <param name="Retransmissions">Messages that it sent again.</param>
internal sealed record CarrierCounters(long AsPlanned, long Otherwise, long Up, long Retransmissions)
{
    public static CarrierCounters operator -(CarrierCounters after, CarrierCounters before) =>
        new(after.AsPlanned - before.AsPlanned, after.Otherwise - before.Otherwise, after.Up, after.Retransmissions - before.Retransmissions);
}
