namespace Campaigns.Dashboard.Client;

/// <summary>How much of a caller number's daily cap is used.</summary>
public sealed record CallerNumberDayView(string Number, int Calls, int MaxCallsPerDay, DateTimeOffset Until);
