using System.Net;
using Campaigns.Domain.Outbound;

namespace Campaigns.Telephony.Outbound;

/// <summary>Where settings may make this system connect to. Bound to "Campaigns:Outbound".</summary>
public sealed record OutboundOptions
{
    /// <summary>
    /// Networks that are allowed although they are not public, in CIDR form such as "10.20.0.0/16" or "127.0.0.0/8". Default none: agents
    /// and transfer targets have public addresses.
    /// </summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>The rule of these options.</summary>
    /// <exception cref="ArgumentException">A network can't be read; the message names each.</exception>
    public OutboundAddressRule ToRule()
    {
        var unreadable = AllowedNetworks.Where(text => !IPNetwork.TryParse(text, out _)).ToList();
        return unreadable.Count == 0
            ? new OutboundAddressRule([.. AllowedNetworks.Select(text => IPNetwork.Parse(text))])
            : throw new ArgumentException(
                $"Campaigns:Outbound:AllowedNetworks must be networks such as \"10.20.0.0/16\"; these are none: {string.Join(", ", unreadable)}.");
    }
}
