namespace Campaigns.Domain.Trunks;

/// <summary>Where a trunk's requests go.</summary>
public static class TrunkServers
{
    /// <summary>The outbound proxy, else the endpoints, else the host itself; at least one.</summary>
    public static IReadOnlyList<TrunkEndpoint> Servers(this TrunkSettings settings) => settings switch
    {
        { OutboundProxy: { } proxy } => [proxy],
        { Endpoints: { Count: > 0 } endpoints } => endpoints,
        _ => [new TrunkEndpoint { Host = settings.Host, Port = settings.Port, Transport = settings.Transport }],
    };

    /// <summary>The SHA-256 of the one accepted certificate; null when none is configured.</summary>
    public static byte[]? FingerprintOf(TrunkSettings settings) =>
        settings.TlsFingerprint is { } text ? TrunkNetworkRules.ReadFingerprint(text) : null;
}
