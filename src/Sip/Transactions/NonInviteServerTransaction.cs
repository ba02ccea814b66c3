using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// The non-INVITE server transaction of RFC 3261 §17.2.2. Every request is answered at once, so that only its Completed state lasts:
/// it repeats the response until timer J.
/// </summary>
internal sealed class NonInviteServerTransaction : ServerTransaction
{
    private readonly WheelTimer _timerJ;

    public NonInviteServerTransaction(TransactionLayer layer, SipMessage request)
        : base(layer, request) => _timerJ = new WheelTimer(this);

    public override void ReceiveAgain() => Retransmit();

    public override void OnTimer(WheelTimer timer) => Forget();

    protected override void OnResponded(int status)
    {
        if (IsReliable)
        {
            Forget();
        }
        else
        {
            Layer.Wheel.Arm(_timerJ, Layer.Timers.TransactionTimeout);
        }
    }
}
