using System.Net;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Registration;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip;

/// <summary>One trunk: where its servers are, how they are spoken to, and how much of it may be used.</summary>
public sealed record SipEndpointOptions
{
    /// <summary>The carrier's address or name. A name is resolved before the first call.</summary>
    public required string RemoteHost { get; init => field = HeaderText.RequireWord(value, nameof(RemoteHost)); }

    /// <summary>1–65535. Null: what DNS SRV says for a name, else 5060, or 5061 for TLS.</summary>
    public int? RemotePort { get; init => field = value is { } port ? RequirePort(port, nameof(RemotePort)) : null; }

    /// <summary>How the carrier is spoken to. Default UDP.</summary>
    public SipTransport Transport { get; init; } = SipTransport.Udp;

    /// <summary>Where requests go in place of the host, port and transport above, which then only name the trunk. Empty: there.</summary>
    public IReadOnlyList<SipServer> Servers
    {
        get => field.Count > 0 ? field : [new SipServer { Host = RemoteHost, Port = RemotePort, Transport = Transport }];
        init;
    } = [];

    /// <summary>Finds servers in DNS. Default: the operating system, which knows no SRV.</summary>
    public INameQueries Names { get; init; } = SystemNameQueries.Instance;

    /// <summary>
    /// A route set for requests outside a dialog: the outbound proxy as a Route value, <c>&lt;sip:proxy.example;lr&gt;</c>. The proxy
    /// belongs into <see cref="Servers"/> too. Null: none.
    /// </summary>
    public string? PreloadedRoute { get; init => field = value is null ? null : HeaderText.RequireValue(value, nameof(PreloadedRoute)); }

    /// <summary>Null: no registration. Otherwise calls are placed only while there is one.</summary>
    public RegistrationOptions? Registration { get; init; }

    /// <summary>
    /// Learns from the trunk's responses which address and port it sees (RFC 3581), and names those in Contact and for media. A call
    /// waits for the first response. Not used together with <see cref="AdvertisedAddress"/>.
    /// </summary>
    public bool DiscoverAddress { get; init; }

    /// <summary>
    /// How long a call waits for the trunk to be ready: name resolved, address discovered, registered. Then it ends without an INVITE.
    /// Short: who placed it has leave to ring for a moment only. Default 2 s.
    /// </summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long opening a connection may take, TLS included. Default 2 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an idle connection carries two line ends, so that it stays open (RFC 5626 §4.4.1). Default 100 s.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How certificates are checked.</summary>
    public TlsOptions Tls { get; init; } = new();

    /// <summary>What happens to an INVITE of more than 1,300 octets on UDP. Default: it goes over TCP.</summary>
    public LargeRequests LargeRequests { get; init; } = LargeRequests.Tcp;

    /// <summary>How often each server is asked by OPTIONS whether it is there; null: never. Two failures and it is down, one success and it is up.</summary>
    public TimeSpan? HealthCheckInterval { get; init; }

    /// <summary>How long a server has to answer OPTIONS. Default 4 s.</summary>
    public TimeSpan HealthCheckTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The local address and port; port 0 takes a free one. Its address family decides between IPv4 and IPv6. Default 0.0.0.0:0.</summary>
    public IPEndPoint Bind { get; init; } = new(IPAddress.Any, 0);

    /// <summary>The address told to the peer in Via, Contact and SDP. Null: the bound one, or the one the route to the trunk leaves from.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    public SipTimers Timers { get; init; } = new();

    /// <summary>More than this at once end as <see cref="Calls.CallFailure.NotAdmitted"/>. Default 1,000.</summary>
    public int MaxConcurrentCalls
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxConcurrentCalls), value, "At least 1");
    } = 1000;

    /// <summary>How long an answer may wait for <see cref="Calls.OutboundCall.ConfirmAnswer"/> before ACK and BYE. Below 64 × T1; default 20 s.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long resolved addresses are used before they are asked for again, in the background. Default 1 min.</summary>
    public TimeSpan AddressLifetime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long closing waits for BYE and CANCEL of the calls that are up. Default 5 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>User-Agent.</summary>
    public string UserAgent { get; init => field = HeaderText.RequireValue(value, nameof(UserAgent)); } = "OrleansCampaigns";

    /// <summary>
    /// Addresses that the peer may lead this side to by a Contact, a recorded route or a session description. Requests that would go elsewhere, or to
    /// a host name, go back to where the answer came from; audio is then sent to where the peer's own comes from, and not before. Null: anywhere.
    /// </summary>
    public Func<IPAddress, bool>? MayReach { get; init; }

    /// <summary>RTP for all calls; may be shared by several endpoints. Null: signalling only, no media socket is opened.</summary>
    public RtpMedia? Media { get; init; }

    /// <summary>The port that a signalling-only endpoint offers, though nothing listens on it. Default 40000.</summary>
    public int SignallingOnlyPort { get; init => field = RequirePort(value, nameof(SignallingOnlyPort)); } = 40_000;

    /// <summary>Told about exceptions of observers, and of the stack itself should it have a fault. Must not throw.</summary>
    public Action<Exception>? ObserverFault { get; init; }

    private static int RequirePort(int value, string what) => value is > 0 and <= 65_535
        ? value
        : throw new ArgumentOutOfRangeException(what, value, "1–65535");
}
