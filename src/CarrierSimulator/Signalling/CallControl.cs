using System.Globalization;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Judging;
using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>What happens to one call: each method is one transition of <see cref="CallState"/>. Owned by the signalling thread.</summary>
internal sealed class CallControl(
    CarrierOptions options, UdpTransport transport, SipWriter writer, CallTable calls, TimerQueue timers, CarrierJudge judge, MediaEngine media)
{
    private readonly FarEndAudio _farEnds = new(options);
    private uint _synchronizationSource;
    private ulong _branch;

    /// <summary>The INVITE has arrived and been counted.</summary>
    public void Begin(Call call, int? expiresSeconds)
    {
        calls.Add(call);
        if (call is { HasBody: true, Offer: null, Behaviour: Behaviour.Answered or Behaviour.Voicemail })
        {
            Fail(call, "488 Not Acceptable Here", Ending.NotAcceptable, byCarrier: true);
            return;
        }

        switch (call.Behaviour)
        {
            case Behaviour.Silence:
                call.State = CallState.Silent;
                timers.Arm(call, CallTimer.EndSilence, SipTimers.LastInviteRetransmission);
                return;
            case Behaviour.Answered or Behaviour.Voicemail or Behaviour.NoAnswer:
                Ring(call, expiresSeconds);
                return;
            default:
                Refuse(call);
                return;
        }
    }

    public void On(Call call, CallTimer timer)
    {
        switch (timer)
        {
            case CallTimer.Answer:
                Answer(call);
                break;
            case CallTimer.Expire:
                Fail(call, "487 Request Terminated", Ending.NoAnswer, byCarrier: true);
                break;
            case CallTimer.Retransmit:
                Retransmit(call);
                break;
            case CallTimer.GiveUp:
                GiveUp(call);
                break;
            case CallTimer.HangUp:
                HangUp(call, TalkedTo(call));
                break;
            case CallTimer.EndSilence:
                Forget(call, Ending.Silence);
                break;
            case CallTimer.Forget:
                calls.Remove(call);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(timer), timer, null);
        }
    }

    /// <summary>Ends every call that has been answered and acknowledged.</summary>
    public void HangUpAll()
    {
        foreach (var call in calls.All.Where(call => call.State == CallState.Established).ToList())
        {
            HangUp(call, TalkedTo(call));
        }
    }

    /// <summary>The INVITE again (RFC 3261 §17.2.1): the last response again, if there is one. A 200 has its own schedule.</summary>
    public void InviteAgain(Call call)
    {
        if (call.State is CallState.Proceeding or CallState.Completed)
        {
            Send(call);
        }
    }

    public void Acknowledge(Call call)
    {
        if (call.State == CallState.Completed)
        {
            call.State = CallState.Confirmed;
            call.LastSent = null;
            timers.Arm(call, CallTimer.Forget, SipTimers.T4);
        }
        else if (call.State == CallState.Accepted)
        {
            call.State = CallState.Established;
            judge.Acknowledged(call);
            call.LastSent = null;
            if (TalkTime(call) is { } talk)
            {
                timers.Arm(call, CallTimer.HangUp, talk);
            }
        }
    }

    /// <summary>CANCEL ends only what has no final response yet (RFC 3261 §9.2).</summary>
    public void Cancel(Call call)
    {
        if (call.State == CallState.Proceeding)
        {
            Fail(call, "487 Request Terminated", Ending.NoAnswer, byCarrier: false);
        }
    }

    /// <summary>BYE from the caller; its 200 is already sent.</summary>
    public void PeerHungUp(Call call)
    {
        switch (call.State)
        {
            case CallState.Proceeding:
                Fail(call, "487 Request Terminated", Ending.NoAnswer, byCarrier: false);
                break;
            case CallState.Accepted or CallState.Established:
                Terminate(call, TalkedTo(call), byCarrier: false);
                break;
        }
    }

    /// <summary>A final response to our BYE, whatever it says, ends the dialog (RFC 3261 §15.1.1).</summary>
    public void ByeAnswered(Call call)
    {
        if (call.State == CallState.HangingUp)
        {
            Terminate(call, Ending.Answered, byCarrier: true);
        }
    }

    private static Ending TalkedTo(Call call) => call.Behaviour == Behaviour.Voicemail ? Ending.Voicemail : Ending.Answered;

    private void Ring(Call call, int? expiresSeconds)
    {
        call.State = CallState.Proceeding;
        call.LastSent = writer.Provisional(call, "180 Ringing");
        Send(call);
        timers.Arm(call, CallTimer.Expire, expiresSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.LongestRing);
        if (call.Behaviour != Behaviour.NoAnswer)
        {
            timers.Arm(call, CallTimer.Answer, options.Ring);
        }
    }

    private void Refuse(Call call)
    {
        switch (call.Behaviour)
        {
            case Behaviour.Busy:
                Fail(call, "486 Busy Here", Ending.Busy, byCarrier: true);
                break;
            case Behaviour.Declined:
                Fail(call, "603 Decline", Ending.Declined, byCarrier: true);
                break;
            case Behaviour.Invalid:
                Fail(call, "404 Not Found", Ending.Invalid, byCarrier: true);
                break;
            case Behaviour.Capacity:
                var retryAfter = string.Create(CultureInfo.InvariantCulture, $"Retry-After: {options.RetryAfterSeconds}\r\n");
                Fail(call, "503 Service Unavailable", Ending.Capacity, byCarrier: true, retryAfter);
                break;
            default:
                Fail(call, "500 Server Internal Error", Ending.Error, byCarrier: true);
                break;
        }
    }

    private void Answer(Call call)
    {
        call.State = CallState.Accepted;
        call.LastSent = writer.Answer(call);
        judge.Answered(call);
        if (call.Offer is { } offer)
        {
            var playback = _farEnds.Of(call.Behaviour, call.Number).For(offer.PayloadType);
            call.Media = new MediaSession(offer.Media, offer.PayloadType, ++_synchronizationSource, playback) { Recording = Record(call, offer) };
            media.Open(call.Media);
        }

        SendUntilAnswered(call);
    }

    private void Fail(Call call, string status, Ending ending, bool byCarrier, string extraHeaders = "")
    {
        call.State = CallState.Completed;
        call.LastSent = writer.Failure(call, status, extraHeaders);
        SendUntilAnswered(call);
        judge.End(call, ending, byCarrier);
    }

    private void HangUp(Call call, Ending ending)
    {
        call.State = CallState.HangingUp;
        judge.End(call, ending, byCarrier: true);
        if (call.RemoteTarget.Length == 0)
        {
            // No Contact, nowhere to send a BYE to: the caller has to find out by itself.
            Terminate(call, ending, byCarrier: true);
            return;
        }

        call.LastSent = writer.Bye(call, $"z9hG4bK-carrier-{++_branch:x}-{call.LocalTag}");
        SendUntilAnswered(call);
    }

    private void GiveUp(Call call)
    {
        switch (call.State)
        {
            case CallState.Accepted:
                HangUp(call, Ending.Unacknowledged);
                break;
            default:
                Forget(call, Ending.Answered);
                break;
        }
    }

    private void Terminate(Call call, Ending ending, bool byCarrier)
    {
        call.State = CallState.Terminated;
        call.LastSent = null;
        judge.End(call, ending, byCarrier);
        CloseMedia(call);
        timers.Arm(call, CallTimer.Forget, SipTimers.Transaction);
    }

    private void Forget(Call call, Ending ending)
    {
        call.State = CallState.Terminated;
        judge.End(call, ending, byCarrier: true);
        CloseMedia(call);
        calls.Remove(call);
    }

    private void CloseMedia(Call call)
    {
        if (call.Media is { } session)
        {
            media.Close(session);
            session.Recording?.Write();
        }
    }

    private Recording? Record(Call call, SessionOffer offer) => options.RecordTo is { } folder
        ? new Recording(Path.Combine(folder, $"{RecordingName(call.CallId)}.wav"), offer.PayloadType)
        : null;

    // A Call-ID is the caller's text: it names no other folder.
    private static string RecordingName(string callId) =>
        string.Concat(callId.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '@' ? character : '_'));

    private TimeSpan? TalkTime(Call call) =>
        call.Behaviour == Behaviour.Voicemail && options.Talk is { } talk ? _farEnds.Of(call.Behaviour, call.Number).Length + talk : options.Talk;

    private void SendUntilAnswered(Call call)
    {
        Send(call);
        call.RetransmitAfter = SipTimers.T1;
        timers.Arm(call, CallTimer.Retransmit, call.RetransmitAfter);
        timers.Arm(call, CallTimer.GiveUp, SipTimers.Transaction);
    }

    private void Retransmit(Call call)
    {
        Send(call);
        call.RetransmitAfter = TimeSpan.FromTicks(Math.Min(2 * call.RetransmitAfter.Ticks, SipTimers.T2.Ticks));
        timers.Arm(call, CallTimer.Retransmit, call.RetransmitAfter);
    }

    private void Send(Call call)
    {
        var to = call.State == CallState.HangingUp ? call.RequestAddress : call.ResponseAddress;
        transport.Send(call.LastSent, to);
    }
}
