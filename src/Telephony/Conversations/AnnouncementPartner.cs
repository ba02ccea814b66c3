using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Sip.Rtp;
using Campaigns.Telephony.Announcements;

namespace Campaigns.Telephony.Conversations;

/// <summary>Plays the assistant's recording, then hangs up or stays on the line.</summary>
internal sealed class AnnouncementPartner(AssistantSettings assistant, AnnouncementLibrary recordings) : IPartner
{
    // Whoever has just been told of a key needs a moment to press it.
    private static readonly TimeSpan TimeForKeys = TimeSpan.FromSeconds(5);

    private AudioClip? _clip;

    public async Task PrepareAsync(TalkingCall call, CancellationToken stop) =>
        _clip = await recordings.ReadAsync(assistant.AudioKey, BuiltInRecording.Announcement).WaitAsync(stop).ConfigureAwait(false);

    public async Task<CallEndReason?> TalkAsync(TalkingCall call, CancellationToken stop)
    {
        var playedToEnd = await call.Leg.PlayAsync(new ClipFrames(_clip!), stop).ConfigureAwait(false);
        if (playedToEnd && assistant.Keypad is { Repeat: not null } or { Transfer: not null })
        {
            playedToEnd = await call.Leg.PlayAsync(new SilentFrames(TimeForKeys), stop).ConfigureAwait(false);
        }

        if (playedToEnd && assistant.Afterwards is AfterAnnouncement.HangUp)
        {
            return CallEndReason.AnnouncementEnded;
        }

        // Every such call ends here: an exception that passes through all who wait for it would cost each of them more than the rest of the conversation.
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
