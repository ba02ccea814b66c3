namespace Campaigns.Domain.Trunks;

/// <summary>One of a carrier's servers.</summary>
public sealed record TrunkEndpoint
{
    /// <summary>Host name or IP address.</summary>
    public required string Host { get; init; }

    /// <summary>1–65535. Null: what DNS SRV says for a name, else 5060, or 5061 for TLS.</summary>
    public int? Port { get; init; }

    /// <summary>Default UDP.</summary>
    public TrunkTransport Transport { get; init; } = TrunkTransport.Udp;

    /// <summary>Lower ones are tried first, 0–65535. Default 0.</summary>
    public int Priority { get; init; }

    /// <summary>Share of the calls among endpoints of one priority that are up, 0–65535. Default 1.</summary>
    public int Weight { get; init; } = 1;
}
