using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// The non-INVITE server transaction of RFC 3261 §17.2.2. Every request is answered at once, so that only its Completed state lasts:
/// it repeats the response until timer J, or until others need its place.
/// </summary>
internal sealed class NonInviteServerTransaction : ServerTransaction
{
    private readonly WheelTimer _timerJ;

    public NonInviteServerTransaction(TransactionLayer layer, SipMessage request)
        : base(layer, request) => _timerJ = new WheelTimer(this);

    /// <summary>It has left the table.</summary>
    public bool IsOver { get; private set; }

    public override void ReceiveAgain() => Retransmit();

    public override void OnTimer(WheelTimer timer) => End();

    /// <summary>Ends before timer J.</summary>
    public void GiveUp()
    {
        if (!IsOver)
        {
            Layer.Wheel.Disarm(_timerJ);
            End();
        }
    }

    protected override void OnResponded(int status)
    {
        if (IsReliable)
        {
            End();
        }
        else
        {
            Layer.Wheel.Arm(_timerJ, Layer.Timers.TransactionTimeout);
            Layer.Servers.Answered(this);
        }
    }

    private void End()
    {
        IsOver = true;
        Forget();
    }
}
