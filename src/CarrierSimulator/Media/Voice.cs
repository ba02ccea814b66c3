namespace Campaigns.CarrierSimulator.Media;

/// <summary>Something like a voice: syllables of overtones that change their pitch, as long and unbroken as speech.</summary>
internal static class Voice
{
    private const double SyllableSeconds = 0.18;
    private const double GapSeconds = 0.04;
    private const double Amplitude = 4_500;
    private const int Overtones = 8;

    /// <summary>The sample at a moment, in units of 16-bit samples.</summary>
    public static double At(double seconds)
    {
        if (seconds % SyllableSeconds > SyllableSeconds - GapSeconds)
        {
            return 0;
        }

        // Between two whole numbers of hertz, so that no overtone of one syllable is one of the next.
        var syllable = (int)(seconds / SyllableSeconds);
        var pitchHz = 110.5 + (syllable * 37 % 60);
        var sum = 0.0;
        for (var overtone = 1; overtone <= Overtones; overtone++)
        {
            sum += Amplitude / overtone * Math.Sin(2 * Math.PI * overtone * pitchHz * seconds);
        }

        return sum;
    }
}
