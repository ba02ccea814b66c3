namespace Campaigns.Dashboard.Client;

/// <summary>An API key; its secret only in the answer that made it.</summary>
public sealed record KeyView
{
    public string Id { get; init; } = "";

    public string Label { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? Key { get; init; }
}
