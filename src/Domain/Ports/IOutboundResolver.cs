using System.Net;
using Campaigns.Domain.Outbound;

namespace Campaigns.Domain.Ports;

/// <summary>
/// The one way from a host name that a setting or a far end gave to an address that may be connected to. To be asked at each connection,
/// and its answer connected to: a name that was harmless when it was saved may point elsewhere later.
/// </summary>
public interface IOutboundResolver
{
    /// <summary>The addresses of a host that <see cref="OutboundAddressRule"/> allows; at least one.</summary>
    /// <param name="host">Host name or IP address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OutboundRefusedException">The host has no address, or none that is allowed.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Whether an address that a far end named may be sent to.</summary>
    bool Allows(IPAddress address);
}
