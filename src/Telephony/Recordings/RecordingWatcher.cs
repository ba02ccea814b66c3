using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Telephony.Recordings;

/// <summary>Records the answered calls of campaigns that want it.</summary>
internal sealed partial class RecordingWatcher(IRecordingStore store, RecordingWriter writer, TimeProvider time, ILogger<RecordingWatcher> logger) : ICallWatcher
{
    public void Watch(TalkingCall call)
    {
        if (!call.Order.Recording.Enabled)
        {
            return;
        }

        if (!store.CanKeep)
        {
            LogNoKey(logger, call.Order.CallId);
            return;
        }

        var recorder = new CallRecorder(
            new RecordedCall(
                call.Order.CallId,
                call.Order.CalledNumber,
                Instant.FromDateTimeOffset(time.GetUtcNow()),
                call.Order.Recording.KeepDays,
                () => call.NoteDetails(details => details with { RecordingKey = call.Order.CallId })),
            writer);
        call.Leg.Listen(recorder);
        call.Leg.Ended.UnsafeRegister(static recorder => ((CallRecorder)recorder!).Finish(), recorder);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {CallId} is not recorded: this silo has no key (Campaigns:Recording:Keys)")]
    private static partial void LogNoKey(ILogger logger, string callId);
}
