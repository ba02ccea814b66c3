namespace Campaigns.Sip.Timing;

/// <summary>One timer of a <see cref="TimerWheel"/>: armed at most once at a time, reusable, linked into the wheel without allocation.</summary>
internal sealed class WheelTimer
{
    private readonly ITimed? _owner;

    public WheelTimer(ITimed owner) => _owner = owner;

    private WheelTimer()
    {
        Previous = this;
        Next = this;
    }

    public bool IsArmed => Previous is not null;

    internal WheelTimer? Previous { get; set; }

    internal WheelTimer? Next { get; set; }

    internal long DeadlineTick { get; set; }

    /// <summary>The head of a circular list: never fires.</summary>
    internal static WheelTimer NewListHead() => new();

    internal void Fire() => _owner!.OnTimer(this);

    internal void InsertBefore(WheelTimer head)
    {
        Previous = head.Previous;
        Next = head;
        head.Previous!.Next = this;
        head.Previous = this;
    }

    internal void Unlink()
    {
        Previous!.Next = Next;
        Next!.Previous = Previous;
        Previous = null;
        Next = null;
    }
}
