using Campaigns.Domain.Assistants;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.SipSorcery.Calls;

/// <summary>This stack calls no assistants and transfers nothing: whoever asks is told so, and the call goes on as if that had failed.</summary>
internal sealed class NoSecondLegs : ICallSignalling
{
    /// <inheritdoc/>
    public Task<ISecondLeg> PlaceAsync(SecondLegOrder order, CancellationToken cancellationToken) =>
        Task.FromException<ISecondLeg>(new AssistantFailedException("The SIPSorcery stack calls no SIP agents"));

    /// <inheritdoc/>
    public Task TransferAsync(SipTarget target, CancellationToken cancellationToken) =>
        Task.FromException(new AssistantFailedException("The SIPSorcery stack transfers no calls"));
}
