using Campaigns.Domain.Amd;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Voicemail;

/// <summary>Listens to each answered call for a machine, and lets the campaign's action take over when one is found.</summary>
internal sealed class VoicemailWatcher(TelephonyOptions options, DropMessages messages, TimeProvider time) : ICallWatcher
{
    public void Watch(TalkingCall call)
    {
        if (!call.Order.Voicemail.Detection || options.Media is not MediaMode.Rtp)
        {
            return;
        }

        var listener = new DetectionListener(options.Amd, options.Greeting, decided => Act(call, decided.Listener, decided.Decision, decided.Corrected));
        if (call.Order.Voicemail.WaitForVerdict)
        {
            call.TakeOver(new AwaitVerdict(listener.Verdict, options.Amd, time));
        }

        listener.ListenTo(call.Leg);
    }

    // On a thread that serves every call: it only says who talks next.
    private void Act(TalkingCall call, DetectionListener listener, AmdDecision decision, bool corrected)
    {
        call.NoteDetails(details => details with
        {
            Detection = new Detection
            {
                Verdict = decision.Verdict,
                Cause = decision.Cause,
                TookMs = (int)decision.Took.TotalMilliseconds,
                Corrected = corrected,

                // Until it has been played: the far end may hang up before anybody gets to it.
                MessageDropped = decision.Verdict is AmdVerdict.Machine && call.Order.Voicemail.Action is VoicemailAction.LeaveMessage ? false : null,
            },
        });
        if (decision.Verdict is not AmdVerdict.Machine)
        {
            return;
        }

        switch (call.Order.Voicemail.Action)
        {
            case VoicemailAction.LeaveMessage:
                call.TakeOver(new LeaveMessage(listener, messages));
                break;
            case VoicemailAction.HangUp:
                call.TakeOver(new HangUpNow());
                break;
            default:
                // Whoever talks goes on.
                break;
        }
    }

    private sealed class HangUpNow : IConversation
    {
        public Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop) => Task.FromResult<CallEndReason?>(CallEndReason.MachineAnswered);
    }
}
