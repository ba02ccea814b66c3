using System.Text.Json.Nodes;

namespace Campaigns.Api.Contacts;

/// <summary>One contact.</summary>
internal sealed record ContactRequest
{
    /// <summary>In international form, or in national form with defaultRegion. Required.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-2 region of national numbers.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>At most 200 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>IANA id. Default: all zones of the number's prefix.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Higher first, −1,000,000 to 1,000,000. Default 0.</summary>
    public int? Priority { get; init; }

    /// <summary>The contact's id in another system, at most 200 characters.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The person's agreement to be called.</summary>
    public ConsentRequest? Consent { get; init; }

    /// <summary>Handed to the assistant; at most 4 KB as JSON.</summary>
    public JsonObject? Variables { get; init; }
}
