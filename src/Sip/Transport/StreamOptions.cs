using System.Net;

namespace Campaigns.Sip.Transport;

/// <summary>How an endpoint's connections are opened and kept.</summary>
internal sealed record StreamOptions
{
    /// <summary>Connections leave from this address, unless it is the unspecified one.</summary>
    public required IPAddress LocalAddress { get; init; }

    /// <summary>How long opening a connection may take, TLS included; also how long an INVITE may wait to be written.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>How often an idle connection that we opened carries two line ends (RFC 5626 §4.4.1).</summary>
    public required TimeSpan KeepAliveInterval { get; init; }

    /// <summary>How certificates are checked.</summary>
    public required TlsOptions Tls { get; init; }
}
