using System.Globalization;
using Campaigns.Domain.Amd;

namespace Campaigns.Telephony.Voicemail;

/// <summary>What is wrong with the options of detection and speech.</summary>
internal static class VoicemailOptionFaults
{
    private const int LongestMs = 600_000;
    private const string Section = "Campaigns:Telephony";

    public static IEnumerable<string> Of(TelephonyOptions options)
    {
        foreach (var (name, milliseconds) in Lengths(options))
        {
            if (milliseconds is < FrameLevel.FrameMs or > LongestMs)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:{name} must be {FrameLevel.FrameMs}–{LongestMs} milliseconds, was {milliseconds}.");
            }
        }

        var amd = options.Amd;
        if (amd.MaxWords is < 0 or > 1000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:Amd:MaxWords must be 0–1000, was {amd.MaxWords}.");
        }

        if (amd.SilenceThreshold is < 0 or > short.MaxValue)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:Amd:SilenceThreshold must be 0–32767, was {amd.SilenceThreshold}.");
        }

        if (amd.MinVoiceOfWordsMs is < 0 or > LongestMs)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:Amd:MinVoiceOfWordsMs must be 0–{LongestMs}, was {amd.MinVoiceOfWordsMs}.");
        }

        if (amd.PauseFactor is not (>= 0 and <= 100))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:Amd:PauseFactor must be 0–100, was {amd.PauseFactor}.");
        }

        if (amd.NoiseFactor is not (>= 0 and <= 100))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:Amd:NoiseFactor must be 0–100, was {amd.NoiseFactor}.");
        }
    }

    private static IEnumerable<(string Name, int Milliseconds)> Lengths(TelephonyOptions options) =>
    [
        ("Amd:InitialSilenceMs", options.Amd.InitialSilenceMs),
        ("Amd:GreetingMs", options.Amd.GreetingMs),
        ("Amd:AfterGreetingSilenceMs", options.Amd.AfterGreetingSilenceMs),
        ("Amd:TotalAnalysisMs", options.Amd.TotalAnalysisMs),
        ("Amd:MinWordLengthMs", options.Amd.MinWordLengthMs),
        ("Amd:BetweenWordsSilenceMs", options.Amd.BetweenWordsSilenceMs),
        ("Amd:MaxWordLengthMs", options.Amd.MaxWordLengthMs),
        ("Amd:LongestPauseMs", options.Amd.LongestPauseMs),
        ("Greeting:EndSilenceMs", options.Greeting.EndSilenceMs),
        ("Greeting:NoGreetingMs", options.Greeting.NoGreetingMs),
        ("Greeting:LongestMs", options.Greeting.LongestMs),
    ];
}
