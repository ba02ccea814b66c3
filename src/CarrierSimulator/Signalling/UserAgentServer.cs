using System.Security.Cryptography;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Judging;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>Takes each datagram to the call it speaks of (RFC 3261 §8.2, §12.2.2, §17.2.3). Owned by the signalling thread.</summary>
internal sealed class UserAgentServer(
    CarrierOptions options, TimeProvider time, UdpTransport transport, SipWriter writer, CallTable calls, CallControl control, CarrierJudge judge)
{
    private readonly SipMessage _message = new();
    private readonly DigestChallenge? _challenge = options.RequiredCredentials is { } required ? new DigestChallenge(required) : null;
    private readonly string _tagPrefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private ulong _lastTag;

    public void Receive(ReadOnlySpan<byte> datagram, PeerAddress source)
    {
        if (IsKeepAlive(datagram))
        {
            return;
        }

        if (!_message.TryRead(datagram))
        {
            judge.Malformed++;
            return;
        }

        if (!_message.IsRequest)
        {
            OnResponse();
            return;
        }

        switch (_message.Method)
        {
            case "INVITE":
                OnInvite(source);
                break;
            case "ACK":
                OnAck();
                break;
            case "CANCEL":
                OnCancel(source);
                break;
            case "BYE":
                OnBye(source);
                break;
            case "OPTIONS":
                Reply(source, "200 OK", "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n");
                break;
            default:
                Reply(source, "501 Not Implemented");
                break;
        }
    }

    private void OnInvite(PeerAddress source)
    {
        if (!HeaderValue.Parameter(_message.To, "tag").IsEmpty)
        {
            OnReinvite(source);
            return;
        }

        if (calls.FindByTransaction(_message.Branch, _message.SentBy) is { } known)
        {
            judge.InviteRetransmissions++;
            control.InviteAgain(known);
            return;
        }

        if (judge.HasSeen(_message.CallId, _message.Branch))
        {
            // So late that its transaction is forgotten. A new transaction would make two calls of one INVITE.
            judge.InviteRetransmissions++;
            return;
        }

        if (_challenge is not null && !_challenge.IsMetBy(_message.Method, _message.Authorization))
        {
            judge.Challenged++;
            Reply(source, "401 Unauthorized", _challenge.Header);
            return;
        }

        var full = judge.OpenCalls >= options.MaxCalls;
        var call = NewCall(source, full);
        judge.Begin(call, _message.Branch);
        control.Begin(call, _message.Expires);
    }

    private Call NewCall(PeerAddress source, bool full)
    {
        var localTag = $"{_tagPrefix}{++_lastTag:x}";
        var number = DialledNumber.Key(_message.DialledUser);
        var callId = _message.CallId.ToString();
        var remoteTarget = HeaderValue.Uri(HeaderValue.First(_message.Contact)).ToString();
        string[] routes = [.. Enumerable.Range(0, _message.RecordRouteCount).Select(index => _message.RecordRoute(index).ToString())];
        var nextHop = routes.Length > 0 ? HeaderValue.Uri(HeaderValue.First(routes[0])) : remoteTarget;
        return new Call
        {
            CallId = callId,
            TransactionKey = CallTable.Key(_message.Branch, _message.SentBy),
            DialogKey = CallTable.Key(callId, localTag),
            LocalTag = localTag,
            ResponseHeaders = writer.ResponseHeaders(_message, source, localTag),
            Remote = _message.From.ToString(),
            Local = $"{_message.To};tag={localTag}",
            RemoteTarget = remoteTarget,
            RouteSet = routes,
            DialledUser = _message.DialledUser.ToString(),
            Number = number,
            ResponseAddress = ResponseAddress(source),
            RequestAddress = HeaderValue.Address(nextHop) ?? source,
            Behaviour = full ? Behaviour.Capacity : Choose(number),
            InvitedAt = time.GetUtcNow(),
            HasBody = !_message.Body.IsEmpty,
            Offer = SessionOffer.Read(_message.Body),
        };
    }

    private Behaviour Choose(ulong number)
    {
        switch (transport.Disturbance)
        {
            case Disturbance.Refusing:
                return Behaviour.Capacity;
            case Disturbance.Silent:
                return Behaviour.Silence;
        }

        var callIndex = judge.CallsTo(number);
        return (options.UseNumberTable ? NumberTable.Find(number, callIndex) : null) ?? options.Mix.Pick(options.Seed, number, callIndex);
    }

    /// <summary>ACK is never answered, not even one that belongs to nothing (RFC 3261 §17.1.1.3).</summary>
    private void OnAck()
    {
        if (FindCall() is { } call)
        {
            control.Acknowledge(call);
        }
    }

    private void OnReinvite(PeerAddress source)
    {
        if (FindCall() is { State: CallState.Accepted or CallState.Established } call)
        {
            transport.Send(writer.ReinviteAnswer(call, _message, source, SessionOffer.Read(_message.Body)), ResponseAddress(source));
        }
        else
        {
            ReplyUnmatched(source);
        }
    }

    private void OnCancel(PeerAddress source)
    {
        if (calls.FindByTransaction(_message.Branch, _message.SentBy) is not { } call)
        {
            ReplyUnmatched(source);
        }
        else if (call.State != CallState.Silent)
        {
            Reply(source, "200 OK", localTag: call.LocalTag);
            control.Cancel(call);
        }
    }

    private void OnBye(PeerAddress source)
    {
        if (calls.FindByDialog(_message.CallId, HeaderValue.Parameter(_message.To, "tag")) is not { } call)
        {
            ReplyUnmatched(source);
            return;
        }

        Reply(source, "200 OK");
        control.PeerHungUp(call);
    }

    private void OnResponse()
    {
        if (_message.StatusCode >= 200
            && _message.CSeqMethod is "BYE"
            && calls.FindByDialog(_message.CallId, HeaderValue.Parameter(_message.From, "tag")) is { } call)
        {
            control.ByeAnswered(call);
        }
    }

    /// <summary>An ACK of a failure has the INVITE's branch, one of a 200 only the dialog.</summary>
    private Call? FindCall() =>
        calls.FindByTransaction(_message.Branch, _message.SentBy)
        ?? calls.FindByDialog(_message.CallId, HeaderValue.Parameter(_message.To, "tag"));

    private void ReplyUnmatched(PeerAddress source)
    {
        judge.Unmatched++;
        Reply(source, "481 Call/Transaction Does Not Exist");
    }

    private void Reply(PeerAddress source, string status, string extraHeaders = "", string? localTag = null) =>
        transport.Send(writer.Response(_message, source, status, localTag ?? _tagPrefix, extraHeaders), ResponseAddress(source));

    /// <summary>RFC 3581 §4 with rport: where it came from. RFC 3261 §18.2.2 without: the source's address, the Via's port.</summary>
    private PeerAddress ResponseAddress(PeerAddress source)
    {
        var via = HeaderValue.First(_message.Via(0));
        if (via.Contains(";rport", StringComparison.OrdinalIgnoreCase))
        {
            return source;
        }

        var sentBy = _message.SentBy;
        var colon = sentBy.LastIndexOf(':');
        return source with { Port = colon >= 0 && ushort.TryParse(sentBy[(colon + 1)..], out var port) ? port : (ushort)5060 };
    }

    /// <summary>RFC 5626 §3.5.1 and common practice: empty lines keep a path through NATs open.</summary>
    private static bool IsKeepAlive(ReadOnlySpan<byte> datagram) => datagram.Length <= 4 && datagram.IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0;
}
