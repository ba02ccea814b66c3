using NodaTime;

namespace Campaigns.Domain.Amd;

/// <summary>
/// All that is heard of one answered call, frame by frame: how noisy its line is, whether a machine answered, its beep, the end of its greeting.
/// A value: <see cref="After"/> gives the next.
/// </summary>
public readonly record struct FarEnd
{
    /// <summary>The verdict, once there is one; never more than one.</summary>
    public AmdDecision? Decision => Amd.Decision;

    /// <summary>A beep has shown that the verdict was wrong: it is a machine after all.</summary>
    public AmdDecision? Correction { get; private init; }

    /// <summary>The greeting is over: what a machine records begins now.</summary>
    public GreetingEnd? GreetingEnd => Greeting.End;

    /// <summary>A beep has ended with the frame just heard.</summary>
    public bool Beeped => Beep.Beeped;

    private AmdState Amd { get; init; }
    private GreetingState Greeting { get; init; }
    private NoiseFloor Noise { get; init; }
    private BeepState Beep { get; init; }
    private int TotalMs { get; init; }

    /// <summary>One more frame of 20 ms, 8 kHz.</summary>
    public FarEnd After(AmdSettings amd, GreetingSettings greeting, ReadOnlySpan<short> samples)
    {
        var level = FrameLevel.Of(samples);
        var noise = Noise.After(level);
        var silent = level < Math.Max(amd.SilenceThreshold, amd.NoiseFactor * noise.Level);
        var beep = Beep.After(level, level < BeepState.QuietestLevel ? default : ToneReading.Of(samples));
        var next = this with
        {
            TotalMs = TotalMs + FrameLevel.FrameMs,
            Noise = noise,
            Beep = beep,
            Amd = Amd.After(amd, silent, beep.Beeped),
            Greeting = Greeting.After(greeting, silent, beep),
        };
        return amd.BeepCorrects && next.GreetedAfterAll ? next with { Correction = next.AtTheBeep } : next;
    }

    /// <summary>The analysis time has passed on the wall clock: packets stalled, or none came.</summary>
    public FarEnd TimedOut() => this with { Amd = Amd.TimedOut() };

    private bool GreetedAfterAll =>
        Correction is null && Decision is { Verdict: not AmdVerdict.Machine } && Beep.Beeped && GreetingEnd is Domain.Amd.GreetingEnd.Beep;

    private AmdDecision AtTheBeep => new(AmdVerdict.Machine, AmdCause.Beep, Duration.FromMilliseconds(TotalMs));
}
