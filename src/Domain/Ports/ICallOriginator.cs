using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Ports;

/// <summary>
/// Places calls on one silo. A SIP stack implements it; no type of any stack crosses it.
/// Thread safe. Placing over the limit is an outcome, never an exception.
/// </summary>
public interface ICallOriginator
{
    /// <summary>Starts one call. Never blocks and never throws for anything the network does.</summary>
    /// <param name="order">What to dial; its Call-ID and From-tag have been stored already.</param>
    /// <param name="events">Told of progress and answer, in order, one at a time.</param>
    IPlacedCall Place(CallOrder order, ICallEvents events);

    /// <summary>
    /// Sends BYE in a call that another silo had set up and that was recorded as answered.
    /// Completes with true when the far end has answered the BYE (200, or 481: it was gone already), with false when nothing came (timer F).
    /// </summary>
    Task<bool> HangUpRecordedAsync(RecordedDialog dialog, TrunkSettings trunk, CancellationToken cancellationToken);

    /// <summary>
    /// How this silo reaches a trunk. Asking makes it ready for calls: names are resolved, a registration is begun. Null: the stack doesn't tell.
    /// </summary>
    TrunkReachability? ReachabilityOf(TrunkSettings trunk) => null;

    /// <summary>What the originator carries right now.</summary>
    OriginatorLoad Load { get; }
}
