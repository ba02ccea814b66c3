namespace Campaigns.CarrierSimulator.Media;

/// <summary>ITU-T G.711, one sample at a time.</summary>
internal static class G711
{
    private const int MuLawBias = 132;
    private const int MuLawClip = 32_635;

    public static byte MuLaw(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), MuLawClip) + MuLawBias;
        var exponent = int.Log2(magnitude) - 7;
        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    /// <summary>What a μ-law octet stands for.</summary>
    public static short FromMuLaw(byte octet)
    {
        var code = ~octet & 0xFF;
        var magnitude = ((((code & 0x0F) << 3) + MuLawBias) << ((code >> 4) & 7)) - MuLawBias;
        return (short)((code & 0x80) != 0 ? -magnitude : magnitude);
    }

    public static byte ALaw(short sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = (sample >= 0 ? sample : -sample - 1) >> 3;
        var exponent = magnitude < 32 ? 0 : int.Log2(magnitude) - 4;
        var mantissa = (exponent == 0 ? magnitude >> 1 : magnitude >> exponent) & 0x0F;
        return (byte)((sign | (exponent << 4) | mantissa) ^ 0x55);
    }
}
