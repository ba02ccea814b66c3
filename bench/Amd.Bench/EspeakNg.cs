using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Campaigns.Audio;

namespace Campaigns.Amd.Bench;

/// <summary>Speech from espeak-ng: the same words, voice and version always give the same samples.</summary>
public static class EspeakNg
{
    private const int QuietestVoice = 60;

    /// <summary>The version line; null when the program isn't installed.</summary>
    public static string? Version()
    {
        try
        {
            using var program = Process.Start(Program("--version"))!;
            var line = program.StandardOutput.ReadToEnd().Trim();
            program.WaitForExit();
            return line.Split("  ")[0];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Says something, at 8 kHz, without the silence around it.</summary>
    /// <param name="voice">Language with variant, as "en-us+f3".</param>
    /// <param name="wordsPerMinute">80–450.</param>
    /// <param name="text">What is said.</param>
    public static short[] Say(string voice, int wordsPerMinute, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var program = Process.Start(Program("-v", voice, "-s", wordsPerMinute.ToString(CultureInfo.InvariantCulture), "-w", file, text))!;
            var errors = program.StandardError.ReadToEnd();
            program.WaitForExit();
            return program.ExitCode == 0 ? Trimmed(WavReader.Read(File.ReadAllBytes(file))) : throw new InvalidOperationException($"espeak-ng: {errors}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ProcessStartInfo Program(params string[] arguments) => new("espeak-ng", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static short[] Trimmed(ReadOnlySpan<short> samples)
    {
        var (first, last) = (0, samples.Length - 1);
        while (first < last && Math.Abs((int)samples[first]) < QuietestVoice)
        {
            first++;
        }

        while (last > first && Math.Abs((int)samples[last]) < QuietestVoice)
        {
            last--;
        }

        return last > first ? samples[first..(last + 1)].ToArray() : throw new InvalidOperationException("espeak-ng said nothing.");
    }
}
