using System.Text.Json;
using Campaigns.Api.Json;

namespace Campaigns.Api.Contacts.Import;

/// <summary>A row as it was understood.</summary>
internal sealed record PreviewResponse(
    string PhoneNumber, string? DisplayName, IReadOnlyList<string> TimeZones, int Priority, string? ExternalId, ConsentResponse? Consent, JsonElement Variables)
{
    public static PreviewResponse From(NewContact contact) => new(
        contact.PhoneNumber,
        contact.DisplayName,
        contact.ZoneIds,
        contact.Priority ?? 0,
        contact.ExternalId,
        contact.Consent is var (kind, source, at) ? new ConsentResponse(kind, source, at) : null,
        JsonSerializer.Deserialize<JsonElement>(contact.VariablesJson ?? "{}", ApiJson.Options));
}
