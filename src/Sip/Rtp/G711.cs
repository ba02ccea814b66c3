using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>ITU-T G.711 by table: 16-bit linear samples to and from μ-law and A-law octets.</summary>
public static class G711
{
    /// <summary>Linear 0 in μ-law.</summary>
    public const byte PcmuSilence = 0xFF;

    /// <summary>The smallest positive value in A-law, which has no zero.</summary>
    public const byte PcmaSilence = 0xD5;

    private const int MuLawBias = 0x84;
    private const int MuLawClip = 32_635;

    private static readonly short[] MuLawToLinear = BuildDecoder(DecodeMuLaw);
    private static readonly short[] ALawToLinear = BuildDecoder(DecodeALaw);

    // Both laws keep at most 14 bits, so that a table of 16,384 entries loses nothing.
    private static readonly byte[] LinearToMuLaw = BuildEncoder(EncodeMuLaw);
    private static readonly byte[] LinearToALaw = BuildEncoder(EncodeALaw);

    public static byte Encode(short sample, AudioCodec codec)
    {
        var index = (ushort)sample >> 2;
        return codec == AudioCodec.Pcmu ? LinearToMuLaw[index] : LinearToALaw[index];
    }

    public static short Decode(byte octet, AudioCodec codec) =>
        codec == AudioCodec.Pcmu ? MuLawToLinear[octet] : ALawToLinear[octet];

    private static short[] BuildDecoder(Func<byte, short> decode)
    {
        var table = new short[256];
        for (var octet = 0; octet < table.Length; octet++)
        {
            table[octet] = decode((byte)octet);
        }

        return table;
    }

    private static byte[] BuildEncoder(Func<short, byte> encode)
    {
        var table = new byte[16_384];
        for (var index = 0; index < table.Length; index++)
        {
            table[index] = encode((short)(index << 2));
        }

        return table;
    }

    private static short DecodeMuLaw(byte octet)
    {
        var code = ~octet & 0xFF;
        var exponent = (code >> 4) & 7;
        var magnitude = ((((code & 0x0F) << 3) + MuLawBias) << exponent) - MuLawBias;
        return (short)((code & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte EncodeMuLaw(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), MuLawClip) + MuLawBias;
        var exponent = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)magnitude) - 7;
        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    private static short DecodeALaw(byte octet)
    {
        var code = octet ^ 0x55;
        var exponent = (code >> 4) & 7;
        var mantissa = ((code & 0x0F) << 4) + 8;
        var magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (short)((code & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte EncodeALaw(short sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = sample >= 0 ? sample : Math.Min(-(sample + 1), short.MaxValue);
        var exponent = magnitude < 0x100 ? 0 : 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)magnitude) - 7;
        var mantissa = (magnitude >> (exponent == 0 ? 4 : exponent + 3)) & 0x0F;
        return (byte)((sign | (exponent << 4) | mantissa) ^ 0x55);
    }
}
