using System.Net;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Rtp;

/// <content>What the receiving thread does with a datagram.</content>
internal sealed partial class RtpSession
{
    /// <summary>One datagram. On the control port everything is RTCP, on the other one what looks like it.</summary>
    public void OnDatagram(ReadOnlySpan<byte> packet, SocketAddress source, bool onControlPort)
    {
        if (RtcpPacket.IsRtcp(packet))
        {
            OnReports(packet, source, onControlPort);
        }
        else if (!onControlPort && RtpHeader.TryRead(packet, out var header, out var payload))
        {
            OnMedia(header, payload, source);
        }
    }

    private void OnMedia(in RtpHeader header, ReadOnlySpan<byte> payload, SocketAddress source)
    {
        char? digit = null;
        lock (_gate)
        {
            if (_paused || _negotiated is not { } negotiated)
            {
                return;
            }

            var codec = CodecOf(header.PayloadType, negotiated);
            var isEvent = codec is null && IsEvent(header.PayloadType, negotiated);
            if ((codec is null && !isEvent) || !_latch.Accept(source, header))
            {
                return;
            }

            if (header.Ssrc == _sent.Ssrc)
            {
                Yield();
            }

            _reception.OnPacket(header, _time.GetTimestamp());
            if (isEvent)
            {
                digit = _telephoneEvent.OnPacket(header, payload);
            }
            else
            {
                _jitter?.Write(header, payload, codec!.Value);
            }
        }

        if (digit is { } pressed)
        {
            _events?.OnDigit(pressed);
        }
    }

    private void OnReports(ReadOnlySpan<byte> packet, SocketAddress source, bool onControlPort)
    {
        lock (_gate)
        {
            if (_paused || !_latch.IsPeersHost(source))
            {
                return;
            }

            _reports.OnPacket(packet, _sent.Ssrc);
            if (onControlPort)
            {
                // Behind NAT, RTCP has a port of its own there too.
                _remoteControl = _remoteControl?.Equals(source) == true ? _remoteControl : SocketAddresses.Copy(source);
            }
        }
    }

    // We offered both laws, so the peer may change between them at any time (RFC 3264 §6.1). It names them as its description did, or as ours.
    private static AudioCodec? CodecOf(byte payloadType, NegotiatedMedia negotiated) =>
        payloadType == negotiated.PayloadType ? negotiated.Codec
        : payloadType is (byte)AudioCodec.Pcmu or (byte)AudioCodec.Pcma ? (AudioCodec)payloadType
        : null;

    private static bool IsEvent(byte payloadType, NegotiatedMedia negotiated) =>
        negotiated.TelephoneEvents is { } format && (payloadType == format.PayloadType || payloadType == LocalMedia.TelephoneEventPayloadType);

    private void Yield()
    {
        if (_sent.MayYield)
        {
            Report(leaves: true);
            _sent.Yield();
        }
    }
}
