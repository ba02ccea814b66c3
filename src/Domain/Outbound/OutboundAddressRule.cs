using System.Net;
using System.Net.Sockets;

namespace Campaigns.Domain.Outbound;

/// <summary>
/// Where this system may connect to when a setting or a far end names the place: public addresses, and the networks that the installation
/// allows. A name that a user typed must not become a way into the machine or the network it runs in.
/// </summary>
/// <param name="AllowedNetworks">Networks that are allowed although they are not public, such as 10.20.0.0/16.</param>
public sealed record OutboundAddressRule(IReadOnlyList<IPNetwork> AllowedNetworks)
{
    // IANA's special-purpose registries (RFC 6890 and its updates): whatever is not globally reachable.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Nat64Local = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Public addresses only.</summary>
    public static OutboundAddressRule PublicOnly { get; } = new([]);

    /// <summary>Whether a connection to this address may be opened.</summary>
    public bool Allows(IPAddress address)
    {
        var real = Unwrap(address);
        return AllowedNetworks.Any(network => network.Contains(real)) || !NotPublic.Any(network => network.Contains(real));
    }

    /// <summary>An IPv4 address in IPv6 clothes is judged as what it is.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var octets = address.GetAddressBytes();
        return address switch
        {
            _ when Nat64.Contains(address) || Nat64Local.Contains(address) => new IPAddress(octets[12..]),
            _ when SixToFour.Contains(address) => new IPAddress(octets[2..6]),
            _ => address,
        };
    }
}
