using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Outbound;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Announcements;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Conversations;

/// <summary>
/// What every assistant's call is made of: the opening that says who calls, the partner that talks, the keys of the called party, and the
/// apology when the partner fails.
/// </summary>
internal sealed partial class AssistantConversation(
    AssistantSettings assistant,
    Func<IPartner> newPartner,
    AnnouncementLibrary recordings,
    IOptOuts optOuts,
    IOutboundResolver resolver,
    ILogger logger) : IConversation
{
    public async Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
    {
        using var keys = new PressedKeys(call.Leg, assistant.Keypad);
        while (true)
        {
            using var round = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var talking = TalkAsync(call, round.Token);
            var pressed = keys.NextAsync(round.Token);
            var first = await Task.WhenAny(talking, pressed).ConfigureAwait(false);
            await round.CancelAsync().ConfigureAwait(false);
            if (first == talking)
            {
                await ((Task)pressed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return await talking.ConfigureAwait(false);
            }

            await ((Task)talking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
            if (await ActAsync(call, await pressed.ConfigureAwait(false), stop).ConfigureAwait(false) is { } reason)
            {
                return reason;
            }
        }
    }

    private async Task<CallEndReason?> TalkAsync(TalkingCall call, CancellationToken stop)
    {
        try
        {
            await using var partner = newPartner();
            using var preparing = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var ready = partner.PrepareAsync(call, preparing.Token);
            try
            {
                await OpenAsync(call, stop).ConfigureAwait(false);
                await ready.ConfigureAwait(false);
            }
            finally
            {
                // Nothing may connect behind the back of whoever disposes it.
                await preparing.CancelAsync().ConfigureAwait(false);
                await ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return await partner.TalkAsync(call, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogAssistantFailed(logger, exception, call.Order.CallId);
            call.NoteDetails(details => details with { AssistantFailure = ReasonOf(exception) });
            return await ApologiseAsync(call, stop).ConfigureAwait(false);
        }
    }

    private async Task<CallEndReason?> ApologiseAsync(TalkingCall call, CancellationToken stop)
    {
        await call.Leg.PlayAsync(await ReadFallbackAsync(assistant.FallbackAudioKey).ConfigureAwait(false), stop).ConfigureAwait(false);
        return CallEndReason.AssistantFailed;
    }

    private async Task OpenAsync(TalkingCall call, CancellationToken stop)
    {
        if (assistant.Disclosure.Enabled)
        {
            await SayAsync(call, assistant.Disclosure.AudioKey, BuiltInRecording.Disclosure, stop).ConfigureAwait(false);
        }

        if (call.Order.Recording is { Enabled: true, AnnouncedBy: RecordingAnnouncement.Notice } recording)
        {
            await SayAsync(call, recording.NoticeAudioKey, BuiltInRecording.Recorded, stop).ConfigureAwait(false);
        }

        if (assistant is { Disclosure: { Enabled: true, AudioKey: null }, Keypad.OptOut: '9' })
        {
            await SayAsync(call, key: null, BuiltInRecording.PressNine, stop).ConfigureAwait(false);
        }
    }

    private async Task SayAsync(TalkingCall call, string? key, BuiltInRecording otherwise, CancellationToken stop)
    {
        var clip = await recordings.ReadAsync(key, otherwise).ConfigureAwait(false);
        await call.Leg.PlayAsync(new ClipFrames(clip), stop).ConfigureAwait(false);
    }

    /// <summary>Does what a key stands for; null: talk again from the beginning.</summary>
    private async Task<CallEndReason?> ActAsync(TalkingCall call, KeypadAction action, CancellationToken stop) => action switch
    {
        KeypadAction.OptOut => await OptOutAsync(call, stop).ConfigureAwait(false),
        KeypadAction.Transfer => await TransferAsync(call, stop).ConfigureAwait(false),
        _ => null,
    };

    private async Task<CallEndReason?> OptOutAsync(TalkingCall call, CancellationToken stop)
    {
        call.NoteDetails(details => details with { OptedOut = true });
        call.Leg.StopPlaying();

        // Asked for is asked for: the far end may hang up at once, and is on the list all the same.
        await optOuts.AddAsync(call.Order.Campaign, call.Order.CalledNumber, "Pressed the opt-out key", CancellationToken.None).ConfigureAwait(false);
        await call.Leg.PlayAsync(new ClipFrames(recordings.BuiltIn(BuiltInRecording.OptedOut)), stop).ConfigureAwait(false);
        return CallEndReason.OptedOut;
    }

    private async Task<CallEndReason?> TransferAsync(TalkingCall call, CancellationToken stop)
    {
        try
        {
            var target = SipTarget.Parse(assistant.Keypad.TransferTo!) ?? throw new AssistantFailedException("The transfer's SIP address can't be read");
            await resolver.ResolveAsync(target.Host, stop).ConfigureAwait(false);
            await call.TransferAsync(target, stop).ConfigureAwait(false);
            return CallEndReason.Transferred;
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogNotTransferred(logger, exception, call.Order.CallId);
            call.NoteDetails(details => details with { AssistantFailure = ReasonOf(exception) });
            return await ApologiseAsync(call, stop).ConfigureAwait(false);
        }
    }

    /// <summary>A fallback that can't be read must not fail too.</summary>
    private async Task<IFrameSource> ReadFallbackAsync(string? key)
    {
        try
        {
            return new ClipFrames(await recordings.ReadAsync(key, BuiltInRecording.Apology).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            LogFallbackUnreadable(logger, exception, key);
            return new ClipFrames(recordings.BuiltIn(BuiltInRecording.Apology));
        }
    }

    private static string ReasonOf(Exception exception) =>
        exception is AssistantFailedException or OutboundRefusedException ? exception.Message : exception.GetType().Name;
}
