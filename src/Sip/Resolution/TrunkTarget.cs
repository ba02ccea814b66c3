using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>One address of a trunk, with what is known of it. Used under the endpoint's lock.</summary>
internal sealed class TrunkTarget(SipServer server, NextHop hop)
{
    public SipServer Server => server;

    public NextHop Hop => hop;

    /// <summary>The same address over TCP, for requests that are too long for a datagram.</summary>
    public NextHop OverTcp { get; } = new(SipTransport.Tcp, hop.Address);

    /// <summary>It refused a TCP connection once: long requests go as datagrams, in fragments (RFC 3261 §18.1.1).</summary>
    public bool RefusesTcp { get; set; }

    public TargetHealth Health { get; } = new();
}
