using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Voicemail;

/// <summary>Waits until the machine's greeting is over, plays the drop message to its end, and has the call hung up.</summary>
internal sealed class LeaveMessage(DetectionListener listener, DropMessages messages) : IConversation
{
    public async Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
    {
        // Read or spoken while the greeting lasts.
        var reading = messages.ForAsync(call.Order);
        var end = await listener.GreetingOver.WaitAsync(stop).ConfigureAwait(false);
        Note(call, detection => detection with { GreetingEnd = end });
        var message = await reading.WaitAsync(stop).ConfigureAwait(false);
        var playback = call.Leg.Play(new ClipFrames(message));
        if (await Task.WhenAny(playback.Completion, listener.LateBeep).WaitAsync(stop).ConfigureAwait(false) == listener.LateBeep)
        {
            // The machine records from here on: what was said before its beep is lost.
            playback = call.Leg.Play(new ClipFrames(message));
        }

        var dropped = await playback.Completion.WaitAsync(stop).ConfigureAwait(false);
        Note(call, detection => detection with { MessageDropped = dropped });
        return CallEndReason.MessageDropped;
    }

    // The verdict that led here was noted before.
    private static void Note(TalkingCall call, Func<Detection, Detection> change) =>
        call.NoteDetails(details => details with { Detection = change(details.Detection!) });
}
