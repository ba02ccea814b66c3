namespace Campaigns.Dashboard.Client;

/// <summary>How a caller number is used, where that isn't as the others are.</summary>
public sealed record CallerNumberRuleView(string Number, int Weight, int? MaxCallsPerDay);
