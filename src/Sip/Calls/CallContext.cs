using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
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

    /// <summary>What a call waits for that isn't placed yet, as the outcome that it gets if it waits too long.</summary>
    public required Func<(CallFailure Failure, string Detail)> WaitsFor { get; init; }

    /// <summary>Told of every response of ours, for what its Via says; null when nobody asks.</summary>
    public Action<SipMessage>? SeenByPeer { get; init; }

    public required PeerNames PeerNames { get; init; }

    public required ObserverThread Observers { get; init; }

    public DigestAuthenticator Authenticator { get; } = new();
}
