using System.Net;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>
/// One SIPSorcery transport: a UDP socket, a receiving thread, a thread that repeats requests. All requests and responses that arrive come through
/// here, and go to their call by Call-ID: SIPSorcery's user agents would each look at every request of all the others.
/// </summary>
internal sealed class SignallingSocket : IDisposable
{
    private readonly SIPTransport _transport;
    private readonly Action<Exception, string> _reportFault;
    private long _malformed;

    public SignallingSocket(IPAddress bind, string? advertised, TimeProvider time, Action<Exception, string> reportFault)
    {
        _reportFault = reportFault;
        Calls = new CallRoster(time);
        _transport = new SIPTransport
        {
            ContactHost = advertised,
            ResolveSIPUriFromCacheCallback = (uri, _) => LiteralOf(uri),
            ResolveSIPUriCallbackAsync = (uri, _, _) => Task.FromResult(LiteralOf(uri)),
        };
        _transport.SIPTransportRequestReceived += (_, _, request) =>
        {
            Guard(request.Header.CallId, () => ReceiveRequest(request));
            return Task.CompletedTask;
        };
        _transport.SIPResponseInTraceEvent += (_, _, response) => Guard(response.Header.CallId, () => ReceiveResponse(response));
        _transport.SIPBadResponseInTraceEvent += (_, remote, _, _, raw) => Guard("", () => ReceiveMalformedResponse(remote, raw));
        _transport.SIPBadRequestInTraceEvent += (_, _, _, _, _) => Interlocked.Increment(ref _malformed);
        var channel = new SIPUDPChannel(new IPEndPoint(bind, 0));
        _transport.AddSIPChannel(channel);
        var receive = channel.SIPMessageReceived;
        channel.SIPMessageReceived = (from, local, remote, message) => Admits(message) ? receive(from, local, remote, message) : Task.CompletedTask;
    }

    public SIPTransport Transport => _transport;

    public CallRoster Calls { get; }

    /// <summary>Messages that were dropped because they could not be parsed.</summary>
    public long Malformed => Volatile.Read(ref _malformed);

    // Joins the thread that repeats requests: never on a thread of the transport.
    public void Dispose() => _transport.Shutdown();

    private static SIPEndPoint LiteralOf(SIPURI uri) =>
        IPAddress.TryParse(uri.MAddrOrHostAddress, out var address)
            ? new SIPEndPoint(SIPProtocolsEnum.udp, address, ushort.TryParse(uri.HostPort, out var port) ? port : SIPConstants.DEFAULT_SIP_PORT)
            : SIPEndPoint.Empty;

    private bool Admits(byte[] message)
    {
        if (!ResponseGate.Admits(message))
        {
            Interlocked.Increment(ref _malformed);
            return false;
        }

        return message.AsSpan().IndexOf("\nRSeq"u8) < 0 || TakesReliable(message);
    }

    private bool TakesReliable(byte[] message)
    {
        try
        {
            var response = SIPResponse.ParseSIPResponse(SIPMessageBuffer.ParseSIPMessage(message, null, null));
            return response.Header.RSeq <= 0 || !Calls.TryFind(response.Header.CallId, out var call) || call.TakesReliable(response);
        }
        catch (Exception exception) when (exception is SIPValidationException or ApplicationException)
        {
            return true; // The transport counts it.
        }
    }

    private void ReceiveRequest(SIPRequest request)
    {
        if (Calls.TryFind(request.Header.CallId, out var call) && call.ReceiveRequest(request))
        {
            return;
        }

        if (request.Method is not SIPMethodsEnum.ACK)
        {
            Responder.Answer(_transport, request, Responder.OutsideDialog(request));
        }
    }

    /// <summary>SIPSorcery's transactions acknowledge only the branch that answered first; the others are the call's own business.</summary>
    private void ReceiveResponse(SIPResponse response)
    {
        if (response.Header.CSeqMethod is SIPMethodsEnum.INVITE
            && response.StatusCode is >= 200 and < 300
            && Calls.TryFind(response.Header.CallId, out var call))
        {
            call.ReceiveFurtherAnswer(response);
        }
    }

    /// <summary>A 2xx that SIPSorcery can't read, for instance for its Contact, is an answered call all the same.</summary>
    private void ReceiveMalformedResponse(SIPEndPoint remote, string raw)
    {
        Interlocked.Increment(ref _malformed);
        if (MalformedAnswer.Repair(raw) is { } answer && Calls.TryFind(answer.Header.CallId, out var call))
        {
            call.ReceiveMalformedAnswer(answer, remote);
        }
    }

    // An exception that leaves a handler is logged by SIPSorcery where nobody looks, and nothing more is done for the call.
    private void Guard(string callId, Action receive)
    {
        try
        {
            receive();
        }
        catch (Exception exception)
        {
            _reportFault(exception, callId);
        }
    }
}
