using Campaigns.Domain.Trunks;

namespace Campaigns.Api.Trunks;

/// <summary>One of a carrier's servers.</summary>
internal sealed record TrunkEndpointRequest
{
    /// <summary>Host name or IP address. Required.</summary>
    public string? Host { get; init; }

    /// <summary>1–65535. Default: what DNS SRV says for a name, else 5060, or 5061 for TLS.</summary>
    public int? Port { get; init; }

    /// <summary>Default udp.</summary>
    public TrunkTransport? Transport { get; init; }

    /// <summary>Lower ones are tried first, 0–65535. Default 0.</summary>
    public int? Priority { get; init; }

    /// <summary>Share of the calls among endpoints of one priority that are up, 0–65535. Default 1.</summary>
    public int? Weight { get; init; }
}
