using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>What one disposition leads to.</summary>
/// <param name="Enabled">Off: the contact is final at once.</param>
/// <param name="Delay">From the attempt's end to the retry, 1 min–7 days by default limits.</param>
/// <param name="MaxAttempts">Own cap, 1–50: attempts of the contact that may be spent when this disposition still leads to a retry; null: only the budget counts.</param>
public sealed record RetryRule(bool Enabled, Duration Delay, int? MaxAttempts = null);
