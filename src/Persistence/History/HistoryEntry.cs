using Campaigns.Domain.Campaigns;

namespace Campaigns.Persistence.History;

/// <summary>One thing that happened to a campaign.</summary>
public sealed record HistoryEntry
{
    public required HistoryPlace Place { get; init; }

    public required CampaignEvent Event { get; init; }

    /// <summary>The version that came of it; null when none did.</summary>
    public required long? Version { get; init; }

    /// <summary>The public part of the key whose request it was; null when the system did it by itself.</summary>
    public required string? KeyId { get; init; }

    /// <summary>What the key is called.</summary>
    public required string? KeyLabel { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Only of imports.</summary>
    public required ImportedContacts? Contacts { get; init; }
}
