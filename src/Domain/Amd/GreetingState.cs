namespace Campaigns.Domain.Amd;

/// <summary>
/// When the far end's greeting is over, so that a machine records: after its beep, or after a silence when it has none. Fed from the answer on.
/// A value: <see cref="After"/> gives the next, and once the greeting is over it stays over.
/// </summary>
public readonly record struct GreetingState
{
    /// <summary>Why the greeting counts as over; null while it lasts.</summary>
    public GreetingEnd? End { get; private init; }

    private int TotalMs { get; init; }
    private int SilenceMs { get; init; }
    private bool Heard { get; init; }

    /// <summary>One more frame of 20 ms.</summary>
    /// <param name="settings">The same for the whole call.</param>
    /// <param name="silent">Whether the frame counts as silence.</param>
    /// <param name="beep">After the same frame.</param>
    public GreetingState After(GreetingSettings settings, bool silent, BeepState beep)
    {
        if (End is not null)
        {
            return this;
        }

        var next = this with
        {
            TotalMs = TotalMs + FrameLevel.FrameMs,
            SilenceMs = silent ? SilenceMs + FrameLevel.FrameMs : 0,
            Heard = Heard || !silent,
        };
        return next with { End = next.EndWith(settings, beep) };
    }

    private GreetingEnd? EndWith(GreetingSettings settings, BeepState beep)
    {
        if (beep.Beeped || beep.Sounds)
        {
            return beep.Beeped ? GreetingEnd.Beep : null;
        }

        var patience = Heard ? settings.EndSilenceMs : settings.NoGreetingMs;
        return SilenceMs >= patience ? GreetingEnd.Silence : TotalMs >= settings.LongestMs ? GreetingEnd.TooLong : null;
    }
}
