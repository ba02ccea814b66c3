using System.Security.Cryptography;
using Campaigns.Domain.Assistants;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony;

/// <summary>Second legs and transfers of one call on our own stack.</summary>
internal sealed class NativeSignalling(SipCallOriginator originator, Task<OutboundCall> confirmed) : ICallSignalling
{
    public async Task<ISecondLeg> PlaceAsync(SecondLegOrder order, CancellationToken cancellationToken)
    {
        var audio = originator.NewLeg(order.Target.Uri);
        var leg = new NativeSecondLeg(audio);
        leg.Attach(originator.EndpointOf(order).Place(RequestOf(order, audio), leg));
        await leg.AnsweredAsync(cancellationToken).ConfigureAwait(false);
        return leg;
    }

    public async Task TransferAsync(SipTarget target, CancellationToken cancellationToken)
    {
        // A call whose answer is not recorded yet is not acknowledged, and can't be handed over.
        var call = await confirmed.WaitAsync(cancellationToken).ConfigureAwait(false);
        var result = await call.ReferAsync(target.Uri).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (result.Status is not (>= 200 and < 300))
        {
            throw new AssistantFailedException(
                result.Status is { } status ? $"The transfer failed with SIP status {status}" : "The carrier did not tell how the transfer came out");
        }
    }

    private static CallRequest RequestOf(SecondLegOrder order, NativeCallLeg audio) => new()
    {
        RequestUri = order.Target.Uri,
        FromUri = $"sip:{order.CallerNumber}@{HostOf(order.Target)}",
        CallId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        FromTag = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
        RingTimeout = order.TimeToAnswer,
        MaxDuration = order.MaxDuration,
        Credentials = order.Username is { Length: > 0 } user ? new DigestCredentials(user, order.Password ?? "") : null,
        Headers = [.. order.Headers.Select(header => new SipHeader(header.Key, header.Value))],
        Source = audio,
        Sink = audio,
    };

    private static string HostOf(SipTarget target) => target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]" : target.Host;
}
