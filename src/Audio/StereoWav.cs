using System.Buffers.Binary;
using NAudio.Codecs;

namespace Campaigns.Audio;

/// <summary>
/// WAV files of two channels at 8 kHz, 16-bit PCM, which every player knows, made piece by piece of G.711 μ-law whose channels stand octet by
/// octet in turn.
/// </summary>
public static class StereoWav
{
    /// <summary>Octets before the first sample.</summary>
    public const int HeaderLength = 44;

    /// <summary>Octets of PCM for each of μ-law.</summary>
    public const int OctetsPerSample = 2;

    private const int Channels = 2;

    /// <summary>The file's beginning.</summary>
    /// <param name="muLawOctets">How many will follow, of both channels together; less than 2 GiB.</param>
    public static byte[] Header(long muLawOctets)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(muLawOctets, int.MaxValue);
        var length = (uint)(muLawOctets * OctetsPerSample);
        var header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), HeaderLength - 8 + length);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), WavReader.SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), WavReader.SampleRateHz * Channels * OctetsPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), Channels * OctetsPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 8 * OctetsPerSample);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), length);
        return header;
    }

    /// <summary>A piece of the samples.</summary>
    public static byte[] Samples(ReadOnlySpan<byte> muLaw)
    {
        var pcm = new byte[muLaw.Length * OctetsPerSample];
        for (var i = 0; i < muLaw.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(i * OctetsPerSample), MuLawDecoder.MuLawToLinearSample(muLaw[i]));
        }

        return pcm;
    }
}
