using System.Net;
using System.Net.Sockets;
using Campaigns.Domain.Outbound;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Outbound;

/// <summary>Asks the system's resolver, and lets through what the rule allows.</summary>
/// <param name="rule">What is allowed.</param>
/// <param name="lookUp">Addresses of a host: <see cref="Dns.GetHostAddressesAsync(string, CancellationToken)"/>.</param>
public sealed class OutboundResolver(OutboundAddressRule rule, Func<string, CancellationToken, Task<IPAddress[]>> lookUp) : IOutboundResolver
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await LookUpAsync(host, cancellationToken).ConfigureAwait(false);
        var allowed = addresses.Where(rule.Allows).ToList();
        return allowed.Count > 0
            ? allowed
            : throw new OutboundRefusedException(
                $"{host} has no address that may be connected to: private, loopback and link-local ones need Campaigns:Outbound:AllowedNetworks.");
    }

    /// <inheritdoc/>
    public bool Allows(IPAddress address) => rule.Allows(address);

    private async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await lookUp(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new OutboundRefusedException($"{host} could not be resolved: {exception.SocketErrorCode}.", exception);
        }
    }
}
