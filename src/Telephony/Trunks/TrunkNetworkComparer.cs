using Campaigns.Domain.Trunks;

namespace Campaigns.Telephony.Trunks;

/// <summary>Settings are alike here when they lead over the same sockets: what is told of calls, and how many there are, makes no difference.</summary>
internal sealed class TrunkNetworkComparer : IEqualityComparer<TrunkSettings>
{
    public bool Equals(TrunkSettings? x, TrunkSettings? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && TrunkSettingsRules.AreSame(NetworkOf(x), NetworkOf(y)));

    public int GetHashCode(TrunkSettings obj) => HashCode.Combine(StringComparer.Ordinal.GetHashCode(obj.Host), obj.Port, obj.Transport);

    // Credentials go with each call; a registration holds its own.
    private static TrunkSettings NetworkOf(TrunkSettings trunk) => new()
    {
        Name = "",
        Host = trunk.Host,
        Port = trunk.Port,
        Transport = trunk.Transport,
        Endpoints = trunk.Endpoints,
        OutboundProxy = trunk.OutboundProxy,
        TlsVerification = trunk.TlsVerification,
        TlsAuthority = trunk.TlsAuthority,
        TlsFingerprint = trunk.TlsFingerprint,
        TcpForLargeRequests = trunk.TcpForLargeRequests,
        HealthCheckInterval = trunk.HealthCheckInterval,
        Registration = trunk.Registration,
        Username = trunk.Registration is null ? null : trunk.Username,
        Password = trunk.Registration is null ? null : trunk.Password,
        DiscoverAddress = trunk.DiscoverAddress,
        CallerNumbers = [],
    };
}
