using Campaigns.Domain.Assistants;

namespace Campaigns.Telephony.Conversations;

/// <summary>What a SIP stack can do around an answered call besides its audio.</summary>
public interface ICallSignalling
{
    /// <summary>Calls somebody to be talked with on this call. Completes at the answer.</summary>
    /// <exception cref="AssistantFailedException">Refused, unreachable, or no answer in time; the message says which.</exception>
    /// <exception cref="OperationCanceledException">Given up; nothing rings any more.</exception>
    Task<ISecondLeg> PlaceAsync(SecondLegOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// Hands the call over by REFER (RFC 3515), once its answer has been acknowledged. Completes when the far end reports that the target has
    /// answered; the call is then to be hung up.
    /// </summary>
    /// <exception cref="AssistantFailedException">Refused, or the target did not answer; the message says which. The call is still up.</exception>
    Task TransferAsync(SipTarget target, CancellationToken cancellationToken);
}
