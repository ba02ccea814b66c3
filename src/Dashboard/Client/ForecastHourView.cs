namespace Campaigns.Dashboard.Client;

/// <summary>One hour of a forecast: calls started in it, and those of them that a person answers.</summary>
public sealed record ForecastHourView(DateTimeOffset Hour, long Calls, long Answered);
