namespace Campaigns.Domain.Amd;

/// <summary>The tone of a known frequency that comes nearest to some samples, by least squares.</summary>
/// <param name="Share">Of the samples' energy, 0–1.</param>
/// <param name="PhaseAtStart">Radians, at the first sample.</param>
/// <param name="PhaseAtEnd">Radians, at the sample that would follow the last.</param>
internal readonly record struct ToneFit(double Share, double PhaseAtStart, double PhaseAtEnd)
{
    public static ToneFit Of(ReadOnlySpan<short> samples, double radians)
    {
        double cosines = 0, sines = 0, products = 0, withCosine = 0, withSine = 0, energy = 0;
        var (stepSine, stepCosine) = Math.SinCos(radians);
        double cosine = 1, sine = 0;
        foreach (var sample in samples)
        {
            cosines += cosine * cosine;
            sines += sine * sine;
            products += cosine * sine;
            withCosine += sample * cosine;
            withSine += sample * sine;
            energy += (double)sample * sample;
            (cosine, sine) = ((cosine * stepCosine) - (sine * stepSine), (sine * stepCosine) + (cosine * stepSine));
        }

        var determinant = (cosines * sines) - (products * products);
        if (energy == 0 || determinant < 1e-6 * samples.Length)
        {
            return default;
        }

        var alongCosine = ((withCosine * sines) - (withSine * products)) / determinant;
        var alongSine = ((withSine * cosines) - (withCosine * products)) / determinant;
        var share = ((alongCosine * withCosine) + (alongSine * withSine)) / energy;
        var phase = Math.Atan2(-alongSine, alongCosine);
        return new ToneFit(Math.Clamp(share, 0, 1), phase, phase + (radians * samples.Length));
    }
}
