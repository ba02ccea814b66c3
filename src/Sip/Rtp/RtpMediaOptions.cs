using System.Net;

namespace Campaigns.Sip.Rtp;

/// <summary>The media ports of this process.</summary>
public sealed record RtpMediaOptions
{
    /// <summary>The local address that RTP sockets are bound to. Default any IPv4 address.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Any;

    /// <summary>First port of the pool, inclusive; only even ports are used (RFC 3550 §11). Default 20000.</summary>
    public int FirstPort { get; init; } = 20_000;

    /// <summary>Last port of the pool, inclusive. Default 39999.</summary>
    public int LastPort { get; init; } = 39_999;

    /// <summary>How long a released port rests, so that late packets of a former call never reach a new one. Default 10 s.</summary>
    public TimeSpan PortRest { get; init; } = TimeSpan.FromSeconds(10);
}
