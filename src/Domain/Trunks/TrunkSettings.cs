using Campaigns.Domain.Secrets;
using NodaTime;

namespace Campaigns.Domain.Trunks;

/// <summary>A carrier trunk as its operator describes it.</summary>
public sealed record TrunkSettings
{
    /// <summary>1–200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Host name or IP address of the carrier: the domain of its numbers, and its SIP server unless endpoints or a proxy are named.</summary>
    public required string Host { get; init; }

    /// <summary>1–65535. Null: what DNS SRV says for a name, else 5060, or 5061 for TLS.</summary>
    public int? Port { get; init; }

    /// <summary>Default UDP.</summary>
    public TrunkTransport Transport { get; init; } = TrunkTransport.Udp;

    /// <summary>The carrier's servers, where they are others than the host; at most 16. Empty: the host.</summary>
    public IReadOnlyList<TrunkEndpoint> Endpoints { get; init; } = [];

    /// <summary>All requests go there, with a Route (RFC 3261 §8.1.2). Null: none.</summary>
    public TrunkEndpoint? OutboundProxy { get; init; }

    /// <summary>How certificates are checked. Default full.</summary>
    public TlsVerification TlsVerification { get; init; } = TlsVerification.Full;

    /// <summary>Certificates in PEM of the authorities that are trusted in place of the machine's; null: the machine's.</summary>
    public string? TlsAuthority { get; init; }

    /// <summary>SHA-256 of the one accepted certificate, 64 hexadecimal digits, colons allowed.</summary>
    public string? TlsFingerprint { get; init; }

    /// <summary>An INVITE of more than 1,300 octets goes over TCP where the trunk is on UDP; otherwise the call isn't placed. Default true.</summary>
    public bool TcpForLargeRequests { get; init; } = true;

    /// <summary>How often each server is asked by OPTIONS whether it is there, 5 s–1 h. Null: every 30 s when there are several endpoints, else never.</summary>
    public Duration? HealthCheckInterval { get; init; }

    /// <summary>Null: the carrier knows us without a registration.</summary>
    public RegistrationSettings? Registration { get; init; }

    /// <summary>How the carrier is told who calls.</summary>
    public TrunkIdentity Identity { get; init; } = new();

    /// <summary>Further header fields of every INVITE; at most 16.</summary>
    public IReadOnlyList<TrunkHeader> Headers { get; init; } = [];

    /// <summary>
    /// A silo without a configured address of its own asks the carrier which one it sees (RFC 3581), and names that in Contact and for audio.
    /// Default false.
    /// </summary>
    public bool DiscoverAddress { get; init; }

    /// <summary>Digest user name; null when the carrier trusts our address.</summary>
    public string? Username { get; init; }

    /// <summary>Digest password; never returned by the API, never logged.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>Numbers shown to the called party, E.164; at least one.</summary>
    public required IReadOnlyList<string> CallerNumbers { get; init; }

    /// <summary>What is special about single caller numbers: weights and caps. A number without a rule has the weight 1 and no cap.</summary>
    public IReadOnlyList<CallerNumberRule> CallerNumberRules { get; init; } = [];

    /// <summary>IANA zone whose midnight begins the caller numbers' day. Default UTC.</summary>
    public string CallerNumberZone { get; init; } = "UTC";

    /// <summary>When a number that people refuse rests; null: never.</summary>
    public CallerCooldown? CallerCooldown { get; init; }

    /// <summary>Channels: calls up at once over all campaigns, 1–100,000. Default 10.</summary>
    public int MaxConcurrentCalls { get; init; } = 10;

    /// <summary>New calls per second over all campaigns, 0.1–10,000. Default 1.</summary>
    public double MaxCallsPerSecond { get; init; } = 1;

    /// <summary>E.164 prefixes with "+" this trunk may dial. Empty: the country codes of its caller numbers.</summary>
    public IReadOnlyList<string> AllowedPrefixes { get; init; } = [];

    /// <summary>
    /// Whether one redirect (301, 302) of a call is followed, if <see cref="TrunkRedirects"/> admits where it leads. Default false: the number
    /// it leads to has passed no do-not-call list.
    /// </summary>
    public bool FollowRedirects { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"trunk \"{Name}\" to {Host}";
}
