namespace Campaigns.Dashboard.Client;

/// <summary>What came of an import, or would come of it.</summary>
public sealed record ImportView
{
    public Guid ImportId { get; init; }

    public long Imported { get; init; }

    public long Updated { get; init; }

    public long Skipped { get; init; }

    public long OnDoNotCallList { get; init; }

    public long Failed { get; init; }

    public IReadOnlyList<RowFaultView> FirstErrors { get; init; } = [];

    /// <summary>The first good rows as they were understood; only of a dry run.</summary>
    public IReadOnlyList<PreviewView> Preview { get; init; } = [];
}
