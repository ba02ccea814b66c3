using System.Text.Json;

namespace Campaigns.Dashboard.Client;

/// <summary>A contact as it is now.</summary>
public sealed record ContactView
{
    public long Id { get; init; }

    public string PhoneNumber { get; init; } = "";

    public string? DisplayName { get; init; }

    public string? ExternalId { get; init; }

    public IReadOnlyList<string> TimeZones { get; init; } = [];

    public int Priority { get; init; }

    public required string State { get; init; }

    public int AttemptsSpent { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public JsonElement Variables { get; init; }
}
