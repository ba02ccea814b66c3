using System.Net;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>The audio of one answered call. Created by the signalling thread, then worked on by the media thread.</summary>
/// <param name="remote">Where the caller wants its audio; also how its packets are told from other calls'.</param>
/// <param name="payloadType">0 (PCMU) or 8 (PCMA).</param>
/// <param name="synchronizationSource">Of what is sent; unlike any other call's.</param>
/// <param name="playback">RTP payloads of 20 ms to send, one a tick; empty sends nothing.</param>
internal sealed class MediaSession(PeerAddress remote, byte payloadType, uint synchronizationSource, IReadOnlyList<byte[]> playback)
{
    private long _packetsReceived;
    private int _sent;

    public PeerAddress Remote => remote;

    public SocketAddress RemoteSocketAddress { get; } = remote.ToEndPoint().Serialize();

    public bool Playing => _sent < playback.Count;

    public long PacketsReceived => Interlocked.Read(ref _packetsReceived);

    /// <summary>Takes what is received; null: nobody records.</summary>
    public Recording? Recording { get; init; }

    public void CountReceived() => Interlocked.Increment(ref _packetsReceived);

    /// <summary>Writes the next packet; only while <see cref="Playing"/>.</summary>
    public ReadOnlySpan<byte> WriteNext(Span<byte> buffer)
    {
        var payload = playback[_sent];
        RtpPacket.WriteHeader(
            buffer, payloadType, (ushort)_sent, (uint)(_sent * RtpPacket.SamplesPerPacket), synchronizationSource, startsTalk: _sent == 0);
        payload.CopyTo(buffer[RtpPacket.HeaderBytes..]);
        _sent++;
        return buffer[..(RtpPacket.HeaderBytes + payload.Length)];
    }
}
