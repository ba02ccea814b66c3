using Campaigns.Sip.Authentication;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <summary>What the calls of one endpoint share.</summary>
internal sealed class CallContext
{
    public required SipEndpointOptions Options { get; init; }

    public required TransactionLayer Layer { get; init; }

    public required TimeProvider Time { get; init; }

    public required CallTable Calls { get; init; }

    public required TrunkTargets Trunk { get; init; }

    public required ObserverThread Observers { get; init; }

    public DigestAuthenticator Authenticator { get; } = new();
}
