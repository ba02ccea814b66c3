namespace Campaigns.CarrierSimulator.Media;

/// <summary>
/// What the simulated far ends say, as recordings in a folder: people have one of <c>hello*.wav</c>, voicemail boxes one of <c>greeting*.wav</c>,
/// and the same number always has the same.
/// </summary>
internal sealed class SpeechFolder
{
    private readonly IReadOnlyList<EncodedAudio> _hellos;
    private readonly IReadOnlyList<EncodedAudio> _greetings;

    private SpeechFolder(IReadOnlyList<EncodedAudio> hellos, IReadOnlyList<EncodedAudio> greetings) => (_hellos, _greetings) = (hellos, greetings);

    /// <exception cref="FormatException">There is no such folder, a kind of recording is missing, or one can't be read; the message says which.</exception>
    public static SpeechFolder Read(string folder) => Directory.Exists(folder)
        ? new SpeechFolder(
            [.. ReadAll(folder, "hello*.wav").Select(samples => new EncodedAudio(samples))],
            [.. ReadAll(folder, "greeting*.wav").Select(FarEndAudio.WithBeep)])
        : throw new FormatException($"there is no folder '{folder}'");

    /// <summary>What the person at this number says when it is answered.</summary>
    public EncodedAudio Hello(ulong number) => _hellos[IndexOf(number, _hellos.Count)];

    /// <summary>How the voicemail box of this number greets, its beep included.</summary>
    public EncodedAudio Greeting(ulong number) => _greetings[IndexOf(number, _greetings.Count)];

    // Numbers of one list often end alike: the area code decides with the rest.
    private static int IndexOf(ulong number, int count) => (int)(((number / 10_000_000) + number) % (ulong)count);

    private static IEnumerable<short[]> ReadAll(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0 ? files.Select(ReadOne) : throw new FormatException($"there is no {pattern} in '{folder}'");
    }

    private static short[] ReadOne(string file)
    {
        try
        {
            return WavSamples.Read(File.ReadAllBytes(file));
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{fault.Message}; {Path.GetFileName(file)} is none", fault);
        }
    }
}
