namespace Campaigns.Sip.Calls;

/// <summary>Stands for the observer of a call that has ended: it was told, and nobody holds it any more.</summary>
internal sealed class NoObserver : ICallObserver
{
    public static NoObserver Instance { get; } = new();

    public void OnAnswered(CallAnswer answer)
    {
        // The call has ended.
    }

    public void OnEnded(SipCallResult result)
    {
        // It was told before.
    }
}
