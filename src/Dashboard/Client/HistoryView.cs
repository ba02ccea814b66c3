namespace Campaigns.Dashboard.Client;

/// <summary>One thing that happened to a campaign.</summary>
public sealed record HistoryView
{
    public required string Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Event { get; init; }

    /// <summary>Whose request it was; null: it happened by itself.</summary>
    public HistoryKeyView? By { get; init; }

    /// <summary>The campaign's version that came of it; null when none did, or it was before there was a log.</summary>
    public long? Version { get; init; }

    public IReadOnlyList<FieldChangeView> Changes { get; init; } = [];

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public ImportedView? Contacts { get; init; }
}
