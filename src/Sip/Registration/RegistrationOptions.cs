using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Registration;

/// <summary>How an endpoint registers with its trunk (RFC 3261 §10). Each endpoint holds one binding of its own.</summary>
public sealed record RegistrationOptions
{
    /// <summary>Who is registered: <c>sip:user@carrier.example</c>. Its host is the registrar's domain.</summary>
    public required string AddressOfRecord { get; init => field = HeaderText.RequireUri(value, nameof(AddressOfRecord)); }

    /// <summary>The registrar's domain as URI: <c>sip:carrier.example</c>.</summary>
    public required string Registrar { get; init => field = HeaderText.RequireUri(value, nameof(Registrar)); }

    /// <summary>For 401 and 407; null for a registrar that asks for none.</summary>
    public DigestCredentials? Credentials { get; init; }

    /// <summary>How long a registration is asked to last; the registrar decides. 30 s–24 h, default 10 min.</summary>
    public TimeSpan Expires
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(30) && value <= TimeSpan.FromHours(24)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Expires), value, "30 s–24 h");
    } = TimeSpan.FromMinutes(10);
}
