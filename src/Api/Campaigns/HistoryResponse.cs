using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.History;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>One thing that happened to a campaign.</summary>
internal sealed record HistoryResponse
{
    /// <summary>Unique in the campaign's log.</summary>
    public required string Id { get; init; }

    public required Instant At { get; init; }
    public required CampaignEvent Event { get; init; }

    /// <summary>Whose request it was; null when the campaign, or its trunk, did it by itself.</summary>
    public required HistoryKeyResponse? By { get; init; }

    /// <summary>The campaign's version that came of it; null when none did.</summary>
    public required long? Version { get; init; }

    /// <summary>The settings that were changed. Values only of those that are one.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>Why, when it happened by itself.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What an import did; null for everything else.</summary>
    public required ImportedContacts? Contacts { get; init; }

    public static HistoryResponse From(HistoryEntry entry) => new()
    {
        Id = HistoryCursor.IdOf(entry.Place),
        At = entry.Place.At,
        Event = entry.Event,
        By = entry.KeyId is { } key ? new HistoryKeyResponse(key, entry.KeyLabel) : null,
        Version = entry.Version,
        Changes = entry.Changes,
        Reasons = entry.Reasons,
        Contacts = entry.Contacts,
    };
}
