using NodaTime;

namespace Campaigns.Domain.Amd;

/// <summary>What detection came to, once for a call.</summary>
/// <param name="Verdict">Who answered.</param>
/// <param name="Cause">The rule that decided.</param>
/// <param name="Took">Of the call's audio, counted from its first frame.</param>
public readonly record struct AmdDecision(AmdVerdict Verdict, AmdCause Cause, Duration Took);
