using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Telephony.Announcements;

namespace Campaigns.Telephony.Conversations;

/// <summary>Plays the assistant's recording, then hangs up or stays on the line.</summary>
internal sealed class AnnouncementConversation(AssistantSettings assistant, AnnouncementLibrary announcements) : IConversation
{
    public async Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
    {
        var clip = await announcements.ReadAsync(assistant.AudioKey).ConfigureAwait(false);
        var playedToEnd = await call.Leg.Play(new ClipFrames(clip)).Completion.WaitAsync(stop).ConfigureAwait(false);
        if (playedToEnd && assistant.Afterwards is AfterAnnouncement.HangUp)
        {
            return CallEndReason.AnnouncementEnded;
        }

        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        return null;
    }
}
