using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>A configured server, or one of the hosts that SRV names for it, with its addresses.</summary>
/// <param name="Server">As configured.</param>
/// <param name="Priority">The configured priority first, then that of SRV.</param>
/// <param name="Weight">Share of the calls among those of the same priority.</param>
/// <param name="Hops">Its addresses in the order in which DNS gave them.</param>
internal sealed record LocatedServer(SipServer Server, (int Configured, int Service) Priority, int Weight, IReadOnlyList<NextHop> Hops);
