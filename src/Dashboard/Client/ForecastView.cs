namespace Campaigns.Dashboard.Client;

/// <summary>What a rehearsal came to.</summary>
public sealed record ForecastView
{
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null: not within a year.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public long Total { get; init; }

    public long Calls { get; init; }

    public int PeakCalls { get; init; }

    public IReadOnlyDictionary<string, long> Attempts { get; init; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<string, long> Contacts { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<ForecastHourView> Hours { get; init; } = [];

    public IReadOnlyList<UnreachableView> Unreachable { get; init; } = [];
}
