using System.Text;
using System.Text.Json.Nodes;
using Campaigns.Api.Json;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Contacts;

/// <summary>Reads a contact out of a request.</summary>
internal static class ContactMapping
{
    public static NewContact ToContact(this ContactRequest request, IPhoneNumbers numbers, RequestFaults faults)
    {
        var number = Number(request, numbers, faults);
        if (request.TimeZone is { Length: > 0 } zone && !ContactRules.IsZone(zone))
        {
            faults.Add("timeZone", ContactRules.UnknownZone);
        }

        if (request.Priority is { } priority && !ContactRules.IsPriority(priority))
        {
            faults.Add("priority", ContactRules.BadPriority);
        }

        return new NewContact(
            number ?? "",
            number is null ? [] : ContactRules.ZonesOf(request.TimeZone, number, numbers),
            request.Priority,
            Text("displayName", request.DisplayName, faults),
            Text("externalId", request.ExternalId, faults),
            Variables(request.Variables, faults))
        {
            Consent = request.Consent is { } consent
                ? ConsentText.Read(consent.Kind ?? "", consent.Source?.Trim() ?? "", consent.At ?? "", (member, _, why) => faults.Add($"consent.{member}", why))
                : null,
        };
    }

    private static string? Number(ContactRequest request, IPhoneNumbers numbers, RequestFaults faults)
    {
        faults.Required("phoneNumber", request.PhoneNumber);
        switch (numbers.Read(request.PhoneNumber, request.DefaultRegion))
        {
            case PhoneNumberReading.Dialable(var e164):
                return e164;
            case PhoneNumberReading.Refused(var reason):
                faults.Add("phoneNumber", reason);
                return null;
            default:
                throw new InvalidOperationException("A reading is dialable or refused.");
        }
    }

    private static string? Text(string path, string? text, RequestFaults faults)
    {
        if (text?.Length > ContactRules.MaxTextLength)
        {
            faults.Add(path, ContactRules.TooLong);
        }

        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static string? Variables(JsonObject? variables, RequestFaults faults)
    {
        if (variables is not { Count: > 0 })
        {
            return null;
        }

        var json = variables.ToJsonString(ApiJson.Options);
        if (Encoding.UTF8.GetByteCount(json) > ContactRules.MaxVariablesBytes)
        {
            faults.Add("variables", ContactRules.VariablesTooLong);
        }

        return json;
    }
}
