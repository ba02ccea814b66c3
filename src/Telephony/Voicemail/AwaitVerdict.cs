using Campaigns.Domain.Amd;
using Campaigns.Domain.Attempts;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Voicemail;

/// <summary>Silence until there is a verdict, then the assistant; the voicemail action takes over by itself when it was a machine.</summary>
internal sealed class AwaitVerdict(Task<AmdDecision> verdict, AmdSettings settings, TimeProvider time) : IConversation
{
    // A call on hold has no beat that would bring a verdict.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public async Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
    {
        try
        {
            await verdict.WaitAsync(TimeSpan.FromMilliseconds(settings.TotalAnalysisMs) + Grace, time, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nobody knows, so it is a person.
        }

        // The action of a machine's verdict took over before the verdict was told: then this was stopped, and its word doesn't count.
        stop.ThrowIfCancellationRequested();
        return await call.Assistant.RunAsync(call, stop).ConfigureAwait(false);
    }
}
