using Campaigns.Domain.Consent;
using Campaigns.Persistence.Imports;

namespace Campaigns.Api.Contacts;

/// <summary>A contact that was checked and can be stored.</summary>
/// <param name="PhoneNumber">E.164 with "+".</param>
/// <param name="ZoneIds">IANA ids; empty: unknown.</param>
/// <param name="Priority">Higher first; null: not given.</param>
/// <param name="DisplayName">Null: none.</param>
/// <param name="ExternalId">Null: none.</param>
/// <param name="VariablesJson">A JSON object; null: none.</param>
internal sealed record NewContact(
    string PhoneNumber,
    IReadOnlyList<string> ZoneIds,
    int? Priority,
    string? DisplayName,
    string? ExternalId,
    string? VariablesJson)
{
    /// <summary>The person's agreement to be called; null: none was given.</summary>
    public ContactConsent? Consent { get; init; }

    public ImportRow ToRow() => new()
    {
        PhoneNumber = PhoneNumber,
        ZoneIds = ZoneIds,
        Priority = Priority,
        DisplayName = DisplayName,
        ExternalId = ExternalId,
        VariablesJson = VariablesJson,
        Consent = Consent,
    };
}
