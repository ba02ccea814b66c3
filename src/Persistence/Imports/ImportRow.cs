using Campaigns.Domain.Consent;

namespace Campaigns.Persistence.Imports;

/// <summary>One contact of an import, parsed and checked already.</summary>
public sealed record ImportRow
{
    /// <summary>E.164 with "+".</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>IANA ids, every one of which must be inside the window. Empty: unknown.</summary>
    public IReadOnlyList<string> ZoneIds { get; init; } = [];

    /// <summary>−1,000,000–1,000,000, higher first. Null: 0 for a new contact, unchanged when a contact is updated.</summary>
    public int? Priority { get; init; }

    public string? DisplayName { get; init; }
    public string? ExternalId { get; init; }

    /// <summary>The person's agreement to be called; null: none was given.</summary>
    public ContactConsent? Consent { get; init; }

    /// <summary>A JSON object; null: none.</summary>
    public string? VariablesJson { get; init; }
}
