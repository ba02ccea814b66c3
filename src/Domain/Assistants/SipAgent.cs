using Campaigns.Domain.Secrets;

namespace Campaigns.Domain.Assistants;

/// <summary>An assistant that is reached by SIP: the answered call is bridged to it.</summary>
public sealed record SipAgent
{
    /// <summary>Where to: <c>sip:agent@host:port</c>.</summary>
    public required string Uri { get; init; }

    /// <summary>Hands the call over by REFER (RFC 3515) instead of bridging it: the carrier must support it. Default off.</summary>
    public bool Refer { get; init; }

    /// <summary>Digest user name; null when the agent asks for none.</summary>
    public string? Username { get; init; }

    /// <summary>Digest password; never returned by the API, never logged.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"SIP agent {Uri}";
}
