using System.Net;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Timing;

namespace Campaigns.Sip;

/// <summary>One trunk endpoint: where it is, which socket talks to it, and how much of it may be used.</summary>
public sealed record SipEndpointOptions
{
    /// <summary>The carrier's address or name (A or AAAA). A name is resolved before the first call.</summary>
    public required string RemoteHost { get; init => field = HeaderText.RequireWord(value, nameof(RemoteHost)); }

    /// <summary>1–65535, default 5060.</summary>
    public int RemotePort { get; init => field = RequirePort(value, nameof(RemotePort)); } = SipUri.DefaultPort;

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
