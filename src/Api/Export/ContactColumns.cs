using System.Globalization;
using Campaigns.Api.Contacts;
using Campaigns.Api.Json;

namespace Campaigns.Api.Export;

/// <summary>Contacts as CSV, under names that an import understands.</summary>
internal static class ContactColumns
{
    public static IReadOnlyList<ExportColumn<ContactResponse>> All { get; } =
    [
        new("id", contact => contact.Id.ToString(CultureInfo.InvariantCulture)),
        new("phone_number", contact => contact.PhoneNumber),
        new("name", contact => contact.DisplayName),
        new("external_id", contact => contact.ExternalId),
        new("time_zones", contact => string.Join(' ', contact.TimeZones)),
        new("priority", contact => contact.Priority.ToString(CultureInfo.InvariantCulture)),
        new("state", contact => contact.State),
        new("attempts_spent", contact => contact.AttemptsSpent.ToString(CultureInfo.InvariantCulture)),
        new("next_at", contact => contact.NextAt?.ToString()),
        new("consent", contact => contact.Consent is { } consent ? ApiJson.TextOf(consent.Kind) : null),
        new("consent_source", contact => contact.Consent?.Source),
        new("consent_at", contact => contact.Consent?.At.ToString()),
        new("variables", contact => contact.Variables.GetRawText()),
    ];
}
