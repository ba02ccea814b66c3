using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Sdp;

/// <summary>Our side of a call's media session: writes offers and answers (RFC 4566, 3264) and counts their version.</summary>
internal sealed class LocalMedia
{
    /// <summary>The payload type under which we offer telephone-event, and so receive it.</summary>
    public const int TelephoneEventPayloadType = 101;

    private readonly IPAddress _address;
    private readonly int _port;
    private readonly ulong _sessionId;
    private int _version;

    /// <param name="address">Where the peer may send RTP.</param>
    /// <param name="port">1–65535.</param>
    /// <param name="sessionId">Unique among the sessions of this endpoint.</param>
    public LocalMedia(IPAddress address, int port, ulong sessionId)
    {
        _address = address;
        _port = port;
        _sessionId = sessionId;
    }

    /// <summary>IPv4 or IPv6: what the peer's address must be too.</summary>
    public AddressFamily Family => _address.AddressFamily;

    /// <summary>PCMU, PCMA and telephone-event in 20 ms packets, both ways.</summary>
    public void WriteOffer(MessageWriter body)
    {
        WriteSession(body);
        body.Append("m=audio "u8);
        body.Append(_port);
        body.Append(
            " RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=rtcp-mux\r\na=sendrecv\r\n"u8);
    }

    /// <summary>Answers an offer: one stream taken as <paramref name="agreed"/> says, every other one rejected with port 0 in its place.</summary>
    public void WriteAnswer(MessageWriter body, List<SdpStream> offer, int chosen, NegotiatedMedia agreed)
    {
        WriteSession(body);
        for (var i = 0; i < offer.Count; i++)
        {
            if (i == chosen)
            {
                WriteAccepted(body, agreed, offer[i].Protocol);
            }
            else
            {
                body.Append($"m={offer[i].Kind} 0 {offer[i].Protocol} {offer[i].Formats}\r\n");
            }
        }
    }

    private void WriteAccepted(MessageWriter body, NegotiatedMedia agreed, string protocol)
    {
        var codec = agreed.Codec == AudioCodec.Pcmu ? "PCMU" : "PCMA";
        var events = agreed.TelephoneEventPayloadType;
        body.Append(string.Create(
            CultureInfo.InvariantCulture, $"m=audio {_port} {protocol} {agreed.PayloadType}{(events is null ? "" : $" {events}")}\r\n"));
        body.Append(string.Create(CultureInfo.InvariantCulture, $"a=rtpmap:{agreed.PayloadType} {codec}/8000\r\n"));
        if (events is not null)
        {
            body.Append(string.Create(
                CultureInfo.InvariantCulture, $"a=rtpmap:{events} telephone-event/8000\r\na=fmtp:{events} 0-15\r\n"));
        }

        body.Append("a=ptime:20\r\n"u8);
        if (agreed.MultiplexesControl)
        {
            body.Append("a=rtcp-mux\r\n"u8);
        }

        body.Append(agreed.Direction switch
        {
            MediaDirection.SendReceive => "a=sendrecv\r\n"u8,
            MediaDirection.SendOnly => "a=sendonly\r\n"u8,
            MediaDirection.ReceiveOnly => "a=recvonly\r\n"u8,
            _ => "a=inactive\r\n"u8,
        });
    }

    private void WriteSession(MessageWriter body)
    {
        var family = _address.AddressFamily == AddressFamily.InterNetworkV6 ? " IN IP6 "u8 : " IN IP4 "u8;
        var address = _address.ToString();
        body.Append("v=0\r\no=- "u8);
        body.Append((long)_sessionId);
        body.Append((byte)' ');
        body.Append(++_version);
        body.Append(family);
        body.Append(address);
        body.Append("\r\ns=-\r\nc="u8);
        body.Append(family[1..]);
        body.Append(address);
        body.Append("\r\nt=0 0\r\n"u8);
    }
}
