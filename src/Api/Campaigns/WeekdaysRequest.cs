namespace Campaigns.Api.Campaigns;

/// <summary>Ranges of each weekday; a weekday left out has none.</summary>
internal sealed record WeekdaysRequest
{
    public IReadOnlyList<TimeRangeRequest>? Monday { get; init; }
    public IReadOnlyList<TimeRangeRequest>? Tuesday { get; init; }
    public IReadOnlyList<TimeRangeRequest>? Wednesday { get; init; }
    public IReadOnlyList<TimeRangeRequest>? Thursday { get; init; }
    public IReadOnlyList<TimeRangeRequest>? Friday { get; init; }
    public IReadOnlyList<TimeRangeRequest>? Saturday { get; init; }
    public IReadOnlyList<TimeRangeRequest>? Sunday { get; init; }
}
