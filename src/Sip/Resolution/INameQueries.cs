using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Resolution;

/// <summary>The questions to DNS that finding a server takes. Thread-safe.</summary>
public interface INameQueries
{
    /// <summary>A or AAAA records; empty when there are none.</summary>
    /// <exception cref="SocketException">No answer was to be had, or the name doesn't exist.</exception>
    Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, AddressFamily family, CancellationToken cancellationToken);

    /// <summary>SRV records of a name such as <c>_sip._udp.example.org</c>; empty when there are none or the name doesn't exist.</summary>
    /// <exception cref="SocketException">No answer was to be had.</exception>
    Task<IReadOnlyList<ServiceRecord>> ServicesAsync(string name, CancellationToken cancellationToken);
}
