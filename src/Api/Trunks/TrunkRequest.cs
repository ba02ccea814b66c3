using Campaigns.Domain.Trunks;

namespace Campaigns.Api.Trunks;

/// <summary>A carrier trunk as its operator describes it. What is left out takes its default.</summary>
internal sealed record TrunkRequest
{
    /// <summary>1–200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Host name or IP address of the carrier: the domain of its numbers, and its SIP server unless endpoints or a proxy are named. Required.</summary>
    public string? Host { get; init; }

    /// <summary>1–65535. Default: what DNS SRV says for a name, else 5060, or 5061 for TLS.</summary>
    public int? Port { get; init; }

    /// <summary>Default udp.</summary>
    public TrunkTransport? Transport { get; init; }

    /// <summary>The carrier's servers, where they are others than the host; at most 16.</summary>
    public IReadOnlyList<TrunkEndpointRequest>? Endpoints { get; init; }

    /// <summary>All requests go there, with a Route; not together with endpoints.</summary>
    public TrunkEndpointRequest? OutboundProxy { get; init; }

    /// <summary>How certificates are checked: full (default), fingerprint, or none, which checks nothing.</summary>
    public TlsVerification? TlsVerification { get; init; }

    /// <summary>Certificates in PEM of the authorities that are trusted in place of the machine's.</summary>
    public string? TlsAuthority { get; init; }

    /// <summary>SHA-256 of the one accepted certificate, for tlsVerification fingerprint.</summary>
    public string? TlsFingerprint { get; init; }

    /// <summary>An INVITE of more than 1,300 octets goes over TCP on a UDP trunk; false: such a call isn't placed. Default true.</summary>
    public bool? TcpForLargeRequests { get; init; }

    /// <summary>How often each server is asked by OPTIONS whether it is there, 5 s–1 h. Default: 30 s with several endpoints, else never.</summary>
    public string? HealthCheckInterval { get; init; }

    /// <summary>Left out when the carrier knows us without a registration.</summary>
    public TrunkRegistrationRequest? Registration { get; init; }

    /// <summary>How the carrier is told who calls.</summary>
    public TrunkIdentityRequest? Identity { get; init; }

    /// <summary>Further header fields of every INVITE; at most 16.</summary>
    public IReadOnlyList<TrunkHeaderRequest>? Headers { get; init; }

    /// <summary>Silos without a configured address ask the carrier which one it sees, and name that in Contact and for audio. Default false.</summary>
    public bool? DiscoverAddress { get; init; }

    /// <summary>Digest user name; left out when the carrier trusts our address.</summary>
    public string? Username { get; init; }

    /// <summary>Digest password; never returned. In PUT, leaving it out keeps the stored one while the user name is unchanged.</summary>
    public string? Password { get; init; }

    /// <summary>Numbers shown to the called party, in international form; at least one. Required.</summary>
    public IReadOnlyList<string>? CallerNumbers { get; init; }

    /// <summary>Weights and daily caps of single caller numbers. A number without a rule has the weight 1 and no cap.</summary>
    public IReadOnlyList<CallerNumberRuleRequest>? CallerNumberRules { get; init; }

    /// <summary>IANA zone whose midnight begins the day of the caps. Default "UTC".</summary>
    public string? CallerNumberZone { get; init; }

    /// <summary>When a caller number that people refuse rests. Default: never.</summary>
    public CallerCooldownRequest? CallerCooldown { get; init; }

    /// <summary>Calls up at once over all campaigns, 1–100,000. Default 10.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>New calls per second over all campaigns, 0.1–10,000. Default 1.</summary>
    public double? MaxCallsPerSecond { get; init; }

    /// <summary>Prefixes with "+" that the trunk may dial. Default: the country codes of its caller numbers.</summary>
    public IReadOnlyList<string>? AllowedPrefixes { get; init; }

    /// <summary>Whether one redirect (301, 302) of a call is followed, to an allowed number at the trunk's own host. Default false.</summary>
    public bool? FollowRedirects { get; init; }
}
