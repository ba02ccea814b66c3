namespace Campaigns.Dashboard.Client;

/// <summary>What one outcome leads to.</summary>
/// <param name="Enabled">False: the contact is final at once.</param>
/// <param name="Delay">"hh:mm:ss", or "d.hh:mm:ss".</param>
/// <param name="MaxAttempts">Own cap; null: only the budget counts.</param>
public sealed record RetryRuleView(bool Enabled, string Delay, int? MaxAttempts);
