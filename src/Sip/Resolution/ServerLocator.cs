using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>
/// Finds the addresses of a server by RFC 3263 §4.2: a literal as it is; a name with a port by its addresses; a name without one by SRV,
/// and by its addresses and the default port where there is no SRV. The transport is configured, so NAPTR is not asked.
/// </summary>
internal sealed class ServerLocator(INameQueries queries, AddressFamily family)
{
    /// <summary>All that stand for the server. Empty when SRV says that the service isn't offered, or no address is of our family.</summary>
    /// <exception cref="SocketException">DNS gave no answer, or doesn't know the name.</exception>
    public async Task<IReadOnlyList<LocatedServer>> LocateAsync(SipServer server, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(server.Host, out var literal))
        {
            return Only(server, [literal]);
        }

        if (server.Port is null)
        {
            var services = await queries.ServicesAsync(ServiceName(server), cancellationToken).ConfigureAwait(false);
            if (services.Count > 0)
            {
                return await LocateAllAsync(server, services, cancellationToken).ConfigureAwait(false);
            }
        }

        return Only(server, await queries.AddressesAsync(server.Host, family, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A literal needs no question.</summary>
    public static bool IsLiteral(SipServer server) => IPAddress.TryParse(server.Host, out _);

    /// <summary>What a literal server stands for.</summary>
    public IReadOnlyList<LocatedServer> LocateLiteral(SipServer server) => Only(server, [IPAddress.Parse(server.Host)]);

    private static string ServiceName(SipServer server) => server.Transport switch
    {
        SipTransport.Tls => $"_sips._tcp.{server.Host}",
        SipTransport.Tcp => $"_sip._tcp.{server.Host}",
        _ => $"_sip._udp.{server.Host}",
    };

    private LocatedServer[] Only(SipServer server, IReadOnlyList<IPAddress> addresses) =>
        Located(server, (server.Priority, 0), server.Weight, server.Port ?? SipUri.DefaultPortOf(server.Transport), addresses) is { } located ? [located] : [];

    private async Task<IReadOnlyList<LocatedServer>> LocateAllAsync(
        SipServer server, IReadOnlyList<ServiceRecord> services, CancellationToken cancellationToken)
    {
        var located = new List<LocatedServer>();
        SocketException? last = null;
        foreach (var service in services.Where(service => service.Target is not ("." or "")))
        {
            try
            {
                var addresses = await queries.AddressesAsync(service.Target.TrimEnd('.'), family, cancellationToken).ConfigureAwait(false);
                if (Located(server, (server.Priority, service.Priority), service.Weight, service.Port, addresses) is { } one)
                {
                    located.Add(one);
                }
            }
            catch (SocketException exception)
            {
                // One host of several that has no address takes nothing from the others.
                last = exception;
            }
        }

        return located.Count == 0 && last is not null ? throw last : located;
    }

    // RFC 5922 §4: the certificate has to name the domain that was configured, not the host that DNS, unprotected, made of it.
    private LocatedServer? Located(SipServer server, (int, int) priority, int weight, int port, IReadOnlyList<IPAddress> addresses)
    {
        NextHop[] hops =
        [
            .. addresses.Where(address => address.AddressFamily == family)
                .Select(address => new NextHop(server.Transport, new IPEndPoint(address, port), server.Host)),
        ];
        return hops.Length == 0 ? null : new LocatedServer(server, priority, weight, hops);
    }
}
