namespace Campaigns.Grains.Dialing;

/// <summary>How many of a line's attempts are in each live phase. Thread safe.</summary>
internal sealed class LiveGauges
{
    private int _dialing;
    private int _ringing;
    private int _inCall;

    public int Dialing => Volatile.Read(ref _dialing);
    public int Ringing => Volatile.Read(ref _ringing);
    public int InCall => Volatile.Read(ref _inCall);

    /// <summary>An attempt goes from one phase to the next.</summary>
    public void Move(LivePhase from, LivePhase to)
    {
        Add(from, -1);
        Add(to, 1);
    }

    private void Add(LivePhase phase, int change)
    {
        switch (phase)
        {
            case LivePhase.Dialing:
                Interlocked.Add(ref _dialing, change);
                break;
            case LivePhase.Ringing:
                Interlocked.Add(ref _ringing, change);
                break;
            case LivePhase.InCall:
                Interlocked.Add(ref _inCall, change);
                break;
            default:
                break;
        }
    }
}
