using System.Text.Json;

namespace Campaigns.Dashboard.Client;

/// <summary>A row of a list as it was understood.</summary>
public sealed record PreviewView
{
    public string PhoneNumber { get; init; } = "";

    public string? DisplayName { get; init; }

    public IReadOnlyList<string> TimeZones { get; init; } = [];

    public int Priority { get; init; }

    public string? ExternalId { get; init; }

    public ConsentView? Consent { get; init; }

    public JsonElement Variables { get; init; }
}
