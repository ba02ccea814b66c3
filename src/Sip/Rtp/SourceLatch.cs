using System.Net;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Rtp;

/// <summary>
/// Whom a session listens to, and sends to: symmetric RTP (RFC 4961) for peers behind NAT, which send from another address than they announced
/// and hear only what goes back there; closed to strangers, who could otherwise talk into the call or divert it. Not thread-safe.
/// </summary>
internal sealed class SourceLatch(TimeProvider time)
{
    // A stream that stops for so long may have moved.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    // RFC 3550 appendix A.1: MAX_DROPOUT.
    private const int MaxDropout = 3000;

    private SocketAddress? _announced;
    private SocketAddress? _latched;
    private uint _ssrc;
    private ushort _sequence;
    private long _heardAt;

    /// <summary>Where to send; null when nothing that can be reached is known.</summary>
    public SocketAddress? Remote => _latched ?? _announced;

    /// <summary>Packets that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>The peer announced an address. The same one again, as in a session refresh, changes nothing.</summary>
    public void Expect(SocketAddress? announced)
    {
        if (announced is null || _announced is null || !Same(announced, _announced))
        {
            _announced = announced;
            _latched = null;
        }
    }

    /// <summary>Whether a packet is the peer's. The first one decides; after that, only what can't well be somebody else moves it.</summary>
    public bool Accept(SocketAddress source, in RtpHeader header)
    {
        if (_latched is null || !Same(source, _latched))
        {
            if (_latched is not null && !MayMove(source, header))
            {
                Refused++;
                return false;
            }

            _latched = SocketAddresses.Copy(source);
        }

        _ssrc = header.Ssrc;
        _sequence = header.Sequence;
        _heardAt = time.GetTimestamp();
        return true;
    }

    // RTCP may come from another port of the same host.
    public bool IsPeersHost(SocketAddress source) =>
        (_latched is not null && SocketAddresses.SameHost(source, _latched)) || (_announced is not null && SocketAddresses.SameHost(source, _announced));

    private bool MayMove(SocketAddress source, in RtpHeader header)
    {
        // What signalling named outranks whoever came first.
        if (_announced is not null && Same(source, _announced))
        {
            return true;
        }

        if (time.GetElapsedTime(_heardAt) < Silence)
        {
            return false;
        }

        // A NAT that gave the peer another address: the stream goes on where it stopped. 48 bits that a stranger would have to know.
        var goesOn = header.Ssrc == _ssrc && (ushort)(header.Sequence - _sequence) is > 0 and < MaxDropout;

        // A gateway that changes ports when it connects the real phone behind an announcement.
        return goesOn || IsPeersHost(source);
    }

    private static bool Same(SocketAddress left, SocketAddress right) =>
        SocketAddresses.SameHost(left, right) && left.Buffer.Span.Slice(2, 2).SequenceEqual(right.Buffer.Span.Slice(2, 2));
}
