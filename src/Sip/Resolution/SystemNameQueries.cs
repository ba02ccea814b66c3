using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Resolution;

/// <summary>Asks the operating system, which knows addresses (its hosts file included) and no SRV records.</summary>
public sealed class SystemNameQueries : INameQueries
{
    public static SystemNameQueries Instance { get; } = new();

    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, AddressFamily family, CancellationToken cancellationToken) =>
        await Dns.GetHostAddressesAsync(host, family, cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlyList<ServiceRecord>> ServicesAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ServiceRecord>>([]);
}
