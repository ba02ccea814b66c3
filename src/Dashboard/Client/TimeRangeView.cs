namespace Campaigns.Dashboard.Client;

/// <summary>A half-open range of local times, "hh:mm".</summary>
public sealed record TimeRangeView(string Start, string End);
