using Campaigns.Sip.Messages;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>One server of a trunk, as configured: an address or a name that stands for some.</summary>
public sealed record SipServer
{
    /// <summary>IP address or host name.</summary>
    public required string Host { get; init => field = HeaderText.RequireWord(value, nameof(Host)); }

    /// <summary>1–65535. Null: what DNS SRV says for a name, else 5060, or 5061 for TLS (RFC 3263 §4.2).</summary>
    public int? Port
    {
        get;
        init => field = value is null or (> 0 and <= 65_535) ? value : throw new ArgumentOutOfRangeException(nameof(Port), value, "1–65535");
    }

    /// <summary>Default UDP.</summary>
    public SipTransport Transport { get; init; } = SipTransport.Udp;

    /// <summary>Lower ones are tried first. Default 0.</summary>
    public int Priority { get; init; }

    /// <summary>Share of the calls among servers of one priority that are up, 0–65535. Default 1.</summary>
    public int Weight
    {
        get;
        init => field = value is >= 0 and <= ushort.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(Weight), value, "0–65535");
    } = 1;
}
