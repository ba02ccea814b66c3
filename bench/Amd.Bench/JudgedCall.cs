using Campaigns.Domain.Amd;

namespace Campaigns.Amd.Bench;

/// <summary>What detection said of a call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Decision">The verdict.</param>
/// <param name="Correction">What a beep made of it; null when it stood.</param>
/// <param name="Greeting">How the machine's greeting ended; null for humans, and when it never did.</param>
/// <param name="GreetingOverMs">When.</param>
public sealed record JudgedCall(LabelledCall Call, AmdDecision Decision, AmdDecision? Correction, GreetingEnd? Greeting, int? GreetingOverMs)
{
    /// <summary>Who it was in the end.</summary>
    public AmdDecision Final => Correction ?? Decision;

    /// <summary>Unsure counts as human, as the product handles it. Calls that stand apart are neither right nor wrong.</summary>
    public bool IsRight => (Final.Verdict is AmdVerdict.Machine) == (Call.Label is Label.Machine);

    /// <summary>Runs detection over the whole call.</summary>
    public static JudgedCall Of(LabelledCall call, AmdSettings settings)
    {
        var farEnd = default(FarEnd);
        var greeting = new GreetingSettings();
        int? over = null;
        for (var start = 0; start + FrameLevel.FrameSamples <= call.Samples.Length && over is null; start += FrameLevel.FrameSamples)
        {
            farEnd = farEnd.After(settings, greeting, call.Samples.AsSpan(start, FrameLevel.FrameSamples));
            if (farEnd.GreetingEnd is not null && (farEnd.Correction ?? farEnd.Decision) is { Verdict: AmdVerdict.Machine })
            {
                over = (start + FrameLevel.FrameSamples) / 8;
            }
        }

        farEnd = farEnd.TimedOut();
        return new JudgedCall(call, farEnd.Decision!.Value, farEnd.Correction, over is null ? null : farEnd.GreetingEnd, over);
    }
}
