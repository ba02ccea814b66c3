using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Conversations;

/// <summary>An assistant behind a SIP URI: the call is bridged to it, or handed over by REFER.</summary>
internal sealed partial class SipPartner(SipAgent agent, IOutboundResolver resolver, ILogger logger) : IPartner
{
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromSeconds(15);

    private ISecondLeg? _leg;
    private SipTarget? _target;

    public async Task PrepareAsync(TalkingCall call, CancellationToken stop)
    {
        _target = SipTarget.Parse(agent.Uri) ?? throw new AssistantFailedException("The assistant's SIP address can't be read");
        var addresses = await resolver.ResolveAsync(_target.Host, stop).ConfigureAwait(false);
        if (!agent.Refer)
        {
            var headers = VariableHeaders.Of(call.Order.CallId, call.Order.DisplayName, call.Order.Variables);
            if (headers.Refused.Count > 0)
            {
                LogVariablesRefused(logger, call.Order.CallId, string.Join(", ", headers.Refused));
            }

            _leg = await call.Signalling.PlaceAsync(
                new SecondLegOrder
                {
                    Target = _target,
                    Address = addresses[0],
                    MayReach = resolver.Allows,
                    CallerNumber = call.Order.CalledNumber,
                    Headers = headers.Headers,
                    Username = agent.Username,
                    Password = agent.Password,
                    TimeToAnswer = TimeToAnswer,
                    MaxDuration = call.Order.MaxCallDuration.ToTimeSpan(),
                },
                stop).ConfigureAwait(false);
        }
    }

    public async Task<CallEndReason?> TalkAsync(TalkingCall call, CancellationToken stop)
    {
        if (_leg is not { } leg)
        {
            await call.TransferAsync(_target!, stop).ConfigureAwait(false);
            return CallEndReason.Transferred;
        }

        var (fromAgent, fromCall) = (new RelayFrames(() => leg.PacketsReceived), new RelayFrames(static () => 0));
        using var hearsAgent = leg.Listen(fromAgent);
        using var passesKeys = call.Leg.Listen(new KeyRelay(leg));
        using var hearsCall = call.Leg.Listen(fromCall);
        leg.Play(fromCall);
        call.Leg.Play(fromAgent);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, leg.Ended);
        await fromAgent.Gone.WaitAsync(over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        return leg.Ended.IsCancellationRequested
            ? CallEndReason.AssistantHungUp
            : throw new AssistantFailedException("Nothing came from the agent for 30 s");
    }

    public ValueTask DisposeAsync()
    {
        _leg?.HangUp();
        return ValueTask.CompletedTask;
    }

    /// <summary>Keys that the called party presses are pressed at the agent, too.</summary>
    private sealed class KeyRelay(ISecondLeg agent) : ICallListener
    {
        public void Pressed(char digit) => agent.SendDigit(digit);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Variables of call {CallId} that can't stand in a header are left out: {Names}")]
    private static partial void LogVariablesRefused(ILogger logger, string callId, string names);
}
