using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <content>What the sending thread does every 20 ms: first a packet for each call, then a frame for each listener.</content>
internal sealed partial class RtpSession
{
    /// <summary>Room for the longest packet that is sent.</summary>
    public const int ScratchLength = RtpHeader.Length + FrameLength;

    /// <summary>Sends this beat's packet. <paramref name="packet"/> is scratch of <see cref="ScratchLength"/> octets.</summary>
    public void SendFrame(Span<byte> packet)
    {
        IAudioSource? finished = null;
        lock (_gate)
        {
            if (_paused || _negotiated is not { } negotiated)
            {
                return;
            }

            if (_latch.Remote is not { } remote || negotiated.OnHold)
            {
                _sent.Advance(FrameLength);
            }
            else
            {
                finished = SendAudio(packet, remote, negotiated);
            }

            if (_reports.IsDue())
            {
                Report(leaves: false);
            }
        }

        if (finished is not null)
        {
            _events?.OnPlaybackFinished(finished);
        }
    }

    /// <summary>Gives this beat's frame to whoever listens. <paramref name="frame"/> is scratch of <see cref="FrameLength"/> samples.</summary>
    public void DeliverFrame(Span<short> frame)
    {
        if (Volatile.Read(ref _sinks).Length == 0)
        {
            return;
        }

        IAudioSink[] sinks;
        lock (_gate)
        {
            if (_paused || _jitter is null)
            {
                return;
            }

            _jitter.Read(frame);
            sinks = _sinks;
        }

        foreach (var sink in sinks)
        {
            Deliver(sink, frame);
        }
    }

    /// <returns>The source that has come to its end.</returns>
    private IAudioSource? SendAudio(Span<byte> packet, SocketAddress remote, NegotiatedMedia negotiated)
    {
        // Asked for in any case: a source is the call's beat, and its time goes on while a key is pressed.
        IAudioSource? finished = null;
        var frame = packet[RtpHeader.Length..];
        if (_source is { } source && !TryFill(source, frame, negotiated.Codec))
        {
            finished = source;
            _source = null;
        }

        if (_source is null)
        {
            frame.Fill(negotiated.Codec == AudioCodec.Pcmu ? G711.PcmuSilence : G711.PcmaSilence);
        }

        if (_digits.IsBusy && negotiated.TelephoneEventPayloadType is { } payloadType)
        {
            Span<byte> press = stackalloc byte[RtpHeader.Length + DigitSender.PayloadLength];
            if (_digits.TryFill(press[RtpHeader.Length..], _sent.Timestamp, out var startedAt, out var isFirst))
            {
                _sent.NextEvent(payloadType, startedAt, isFirst).Write(press);
                Send(press, remote);
                _sent.Advance(FrameLength);
                return finished;
            }
        }

        for (var at = 0; at < FrameLength; at += negotiated.PacketSamples)
        {
            // A shorter packet's header is written over audio that has been sent.
            _sent.NextAudio(negotiated.PayloadType).Write(packet[at..]);
            Send(packet.Slice(at, RtpHeader.Length + negotiated.PacketSamples), remote);
            _sent.Advance(negotiated.PacketSamples);
        }

        return finished;
    }

    private void Report(bool leaves)
    {
        var multiplexed = _negotiated is { MultiplexesControl: true };
        var socket = multiplexed ? Socket : ControlSocket;
        if (socket is null || (multiplexed ? _latch.Remote : _remoteControl) is not { } remote)
        {
            return;
        }

        Span<byte> packet = stackalloc byte[RtcpExchange.MaxLength];
        TrySend(socket, packet[.._reports.Write(packet, _sent, _reception, leaves)], remote);
    }

    private void Send(ReadOnlySpan<byte> packet, SocketAddress remote)
    {
        if (TrySend(Socket, packet, remote))
        {
            _sent.OnSent(packet.Length - RtpHeader.Length);
        }
    }

    private static bool TrySend(Socket socket, ReadOnlySpan<byte> packet, SocketAddress remote)
    {
        try
        {
            socket.SendTo(packet, SocketFlags.None, remote);
            return true;
        }
        catch (SocketException)
        {
            // Lost like a packet in the network: the next one goes in 20 ms.
            return false;
        }
    }

#pragma warning disable CA1031 // A source or sink is the caller's code on a thread that serves every call: its fault is reported, not spread.
    private bool TryFill(IAudioSource source, Span<byte> frame, AudioCodec codec)
    {
        try
        {
            return source.TryFill(frame, codec);
        }
        catch (Exception exception)
        {
            _events?.OnMediaFault(exception);
            return false;
        }
    }

    private void Deliver(IAudioSink sink, ReadOnlySpan<short> frame)
    {
        try
        {
            sink.Write(frame);
        }
        catch (Exception exception)
        {
            Unlisten(sink);
            _events?.OnMediaFault(exception);
        }
    }
#pragma warning restore CA1031
}
