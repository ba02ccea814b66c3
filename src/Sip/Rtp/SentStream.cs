using System.Security.Cryptography;

namespace Campaigns.Sip.Rtp;

/// <summary>The stream that we send: its identity and its counters. Not thread-safe.</summary>
internal sealed class SentStream
{
    private ushort _sequence;
    private bool _marker = true;
    private long _earlierPackets;
    private long _earlierOctets;

    public SentStream()
    {
        // RFC 3550 §5.1: all three start at random, so that a stream can't be guessed.
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        Ssrc = BitConverter.ToUInt32(random);
        Timestamp = BitConverter.ToUInt32(random[4..]);
        _sequence = BitConverter.ToUInt16(random[8..]);
    }

    public uint Ssrc { get; private set; }

    /// <summary>Of the present beat, in samples; wraps at 2^32.</summary>
    public uint Timestamp { get; private set; }

    /// <summary>Under all SSRCs.</summary>
    public long Packets { get; private set; }

    /// <summary>Octets of payload under all SSRCs.</summary>
    public long Octets { get; private set; }

    /// <summary>Under the present SSRC.</summary>
    public long StreamPackets => Packets - _earlierPackets;

    /// <summary>Octets of payload under the present SSRC.</summary>
    public long StreamOctets => Octets - _earlierOctets;

    /// <summary>Time goes on, whether something is sent or not.</summary>
    public void Advance(int samples) => Timestamp += (uint)samples;

    /// <summary>The next packet begins a new talkspurt.</summary>
    public void Mark() => _marker = true;

    public RtpHeader NextAudio(int payloadType)
    {
        var header = new RtpHeader((byte)payloadType, _marker, ++_sequence, Timestamp, Ssrc);
        _marker = false;
        return header;
    }

    /// <summary>A packet of a key press, which has a timestamp and a marker of its own; the audio after it begins anew.</summary>
    public RtpHeader NextEvent(int payloadType, uint startedAt, bool isFirst)
    {
        _marker = true;
        return new RtpHeader((byte)payloadType, isFirst, ++_sequence, startedAt, Ssrc);
    }

    public void OnSent(int octets)
    {
        Packets++;
        Octets += octets;
    }

    /// <summary>False once the SSRC was changed: when the new one comes back too, the peer returns our own packets (RFC 3550 §8.2).</summary>
    public bool MayYield { get; private set; } = true;

    /// <summary>The peer has our SSRC: we take another one.</summary>
    public void Yield()
    {
        MayYield = false;
        Ssrc ^= BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))) | 1;
        (_earlierPackets, _earlierOctets) = (Packets, Octets);
        _marker = true;
    }
}
