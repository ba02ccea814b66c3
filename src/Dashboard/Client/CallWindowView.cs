namespace Campaigns.Dashboard.Client;

/// <summary>When people may be called.</summary>
public sealed record CallWindowView
{
    /// <summary>"hh:mm" when one range holds for all days.</summary>
    public string? Start { get; init; }

    public string? End { get; init; }

    public string TimeZone { get; init; } = "America/New_York";

    /// <summary>By weekday in lower case, when the days differ.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TimeRangeView>>? Days { get; init; }

    public IReadOnlyList<BlackoutView> BlackoutDates { get; init; } = [];

    /// <summary>The ranges of a day; those that begin on it.</summary>
    public IReadOnlyList<TimeRangeView> Of(string day) =>
        Days is { } days ? days.GetValueOrDefault(day) ?? [] : Start is { } start && End is { } end ? [new TimeRangeView(start, end)] : [];
}
