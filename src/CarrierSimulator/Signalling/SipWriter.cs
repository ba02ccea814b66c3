using System.Globalization;
using System.Net;
using System.Text;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>Writes the carrier's messages. One instance per signalling thread: it reuses its buffer.</summary>
/// <param name="local">The carrier's own address, for Contact and Via.</param>
/// <param name="mediaPort">The UDP port on which all calls receive RTP.</param>
internal sealed class SipWriter(IPEndPoint local, int mediaPort)
{
    private readonly StringBuilder _text = new(8_192);
    private readonly string _contact = $"Contact: <sip:carrier@{local}>\r\n";
    private ulong _sessionId;

    /// <summary>Via, From, To (with <paramref name="localTag"/> unless it has a tag), Call-ID and CSeq of a request, as its responses repeat them (RFC 3261 §8.2.6.2).</summary>
    public string ResponseHeaders(SipMessage request, PeerAddress source, string localTag)
    {
        _text.Clear();
        AppendResponseHeaders(request, source, localTag);
        return _text.ToString();
    }

    /// <summary>A response to anything but an INVITE that made a call; deterministic, so that a repeated request gets the same again.</summary>
    public byte[] Response(SipMessage request, PeerAddress source, string status, string localTag, string extraHeaders = "")
    {
        _text.Clear();
        _text.Append(CultureInfo.InvariantCulture, $"SIP/2.0 {status}\r\n");
        AppendResponseHeaders(request, source, localTag);
        _text.Append(CultureInfo.InvariantCulture, $"{extraHeaders}Content-Length: 0\r\n\r\n");
        return Encoded();
    }

    public byte[] Provisional(Call call, string status) => WithoutBody(call, status, _contact);

    public byte[] Failure(Call call, string status, string extraHeaders = "") => WithoutBody(call, status, extraHeaders);

    /// <summary>A 200 with the SDP answer, or with an offer when the INVITE had none.</summary>
    public byte[] Answer(Call call)
    {
        var body = SessionDescription(call.Offer);
        _text.Clear();
        _text.Append(CultureInfo.InvariantCulture, $"SIP/2.0 200 OK\r\n{call.ResponseHeaders}");
        foreach (var route in call.RouteSet)
        {
            _text.Append(CultureInfo.InvariantCulture, $"Record-Route: {route}\r\n");
        }

        _text.Append(CultureInfo.InvariantCulture, $"{_contact}Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n");
        _text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        return Encoded();
    }

    /// <summary>The 200 to a re-INVITE: the session as it was.</summary>
    public byte[] ReinviteAnswer(Call call, SipMessage request, PeerAddress source, SessionOffer? offer)
    {
        var body = SessionDescription(offer ?? call.Offer);
        _text.Clear();
        _text.Append("SIP/2.0 200 OK\r\n");
        AppendResponseHeaders(request, source, "");
        _text.Append(CultureInfo.InvariantCulture, $"{_contact}Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        return Encoded();
    }

    public byte[] Bye(Call call, string branch)
    {
        _text.Clear();
        _text.Append(CultureInfo.InvariantCulture, $"BYE {call.RemoteTarget} SIP/2.0\r\n");
        _text.Append(CultureInfo.InvariantCulture, $"Via: SIP/2.0/UDP {local};branch={branch};rport\r\nMax-Forwards: 70\r\n");
        foreach (var route in call.RouteSet)
        {
            _text.Append(CultureInfo.InvariantCulture, $"Route: {route}\r\n");
        }

        _text.Append(CultureInfo.InvariantCulture, $"From: {call.Local}\r\nTo: {call.Remote}\r\nCall-ID: {call.CallId}\r\nCSeq: 1 BYE\r\nContent-Length: 0\r\n\r\n");
        return Encoded();
    }

    private byte[] WithoutBody(Call call, string status, string extraHeaders)
    {
        _text.Clear();
        _text.Append(CultureInfo.InvariantCulture, $"SIP/2.0 {status}\r\n{call.ResponseHeaders}{extraHeaders}Content-Length: 0\r\n\r\n");
        return Encoded();
    }

    private void AppendResponseHeaders(SipMessage request, PeerAddress source, string localTag)
    {
        AppendTopVia(request.Via(0), source);
        for (var index = 1; index < request.ViaCount; index++)
        {
            _text.Append(CultureInfo.InvariantCulture, $"Via: {request.Via(index)}\r\n");
        }

        _text.Append(CultureInfo.InvariantCulture, $"From: {request.From}\r\nTo: {request.To}");
        if (localTag.Length > 0 && HeaderValue.Parameter(request.To, "tag").IsEmpty)
        {
            _text.Append(CultureInfo.InvariantCulture, $";tag={localTag}");
        }

        _text.Append(CultureInfo.InvariantCulture, $"\r\nCall-ID: {request.CallId}\r\nCSeq: {request.CSeq} {request.CSeqMethod}\r\n");
    }

    /// <summary>RFC 3581 §4: an empty rport gets the source port, and received with it.</summary>
    private void AppendTopVia(ReadOnlySpan<char> value, PeerAddress source)
    {
        var top = HeaderValue.First(value);
        var rport = top.IndexOf(";rport", StringComparison.OrdinalIgnoreCase);
        var end = rport + ";rport".Length;
        if (rport < 0 || (end < value.Length && value[end] == '='))
        {
            _text.Append(CultureInfo.InvariantCulture, $"Via: {value}\r\n");
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"Via: {value[..end]}={source.Port};received={source.ToEndPoint().Address}{value[end..]}\r\n");
    }

    private string SessionDescription(SessionOffer? offer)
    {
        var media = offer switch
        {
            null => "0 8\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000",
            { PayloadType: SessionOffer.Pcmu } => "0\r\na=rtpmap:0 PCMU/8000",
            _ => "8\r\na=rtpmap:8 PCMA/8000",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=carrier {++_sessionId} 1 IN IP4 {local.Address}\r\ns=-\r\nc=IN IP4 {local.Address}\r\nt=0 0\r\nm=audio {mediaPort} RTP/AVP {media}\r\na=ptime:20\r\na=sendrecv\r\n");
    }

    private byte[] Encoded()
    {
        var bytes = new byte[_text.Length];
        var position = 0;
        foreach (var chunk in _text.GetChunks())
        {
            position += Encoding.Latin1.GetBytes(chunk.Span, bytes.AsSpan(position));
        }

        return bytes;
    }
}
