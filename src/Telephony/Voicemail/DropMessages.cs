using Campaigns.Domain.Ports;
using Campaigns.Sip.Rtp;
using Campaigns.Telephony.Announcements;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Voicemail;

/// <summary>What is left on a machine: the campaign's message, or else the recording of its assistant.</summary>
internal sealed partial class DropMessages(AnnouncementLibrary recordings, ILogger<DropMessages> logger)
{
    /// <summary>The message of an order. One that can't be read is reported and replaced, so that the call still leaves something.</summary>
    public async Task<AudioClip> ForAsync(CallOrder order)
    {
        try
        {
            var key = order.Voicemail.MessageAudioKey ?? order.Assistant.AudioKey;
            return await recordings.ReadAsync(key, BuiltInRecording.Announcement).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogReplaced(logger, exception, order.CallId);
            return recordings.BuiltIn(BuiltInRecording.Announcement);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The drop message of call {CallId} can't be read; the built-in announcement is left")]
    private static partial void LogReplaced(ILogger logger, Exception exception, string callId);
}
