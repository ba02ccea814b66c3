using System.Buffers.Binary;

namespace Campaigns.LoadTester.Demo;

/// <summary>How long each side of a recorded call is heard.</summary>
/// <param name="Length">From the answer to the end.</param>
/// <param name="FarEnd">Sound in the left channel: the person or the machine.</param>
/// <param name="Ours">Sound in the right channel: the assistant.</param>
internal sealed record StereoRecording(TimeSpan Length, TimeSpan FarEnd, TimeSpan Ours)
{
    private const int HeaderBytes = 44;
    private const int BytesPerSample = 2;
    private const int Channels = 2;
    private const int SamplesPerFrame = 160;
    private const double FrameSeconds = 0.02;

    // What is quieter on average, on a scale to 32,767, is no voice.
    private const double Audible = 200;

    /// <summary>Reads the WAV file of a recording: two channels of 16-bit PCM at 8 kHz behind 44 bytes of header.</summary>
    public static StereoRecording Of(ReadOnlySpan<byte> wav)
    {
        const int FrameBytes = SamplesPerFrame * Channels * BytesPerSample;
        var (frames, left, right) = (0, 0, 0);
        for (var rest = wav[Math.Min(HeaderBytes, wav.Length)..]; rest.Length >= FrameBytes; rest = rest[FrameBytes..])
        {
            frames++;
            left += IsAudible(rest[..FrameBytes], 0) ? 1 : 0;
            right += IsAudible(rest[..FrameBytes], 1) ? 1 : 0;
        }

        return new StereoRecording(TimeSpan.FromSeconds(frames * FrameSeconds), TimeSpan.FromSeconds(left * FrameSeconds), TimeSpan.FromSeconds(right * FrameSeconds));
    }

    private static bool IsAudible(ReadOnlySpan<byte> frame, int channel)
    {
        var sum = 0.0;
        for (var i = 0; i < SamplesPerFrame; i++)
        {
            sum += Math.Abs((double)BinaryPrimitives.ReadInt16LittleEndian(frame[(((i * Channels) + channel) * BytesPerSample)..]));
        }

        return sum / SamplesPerFrame > Audible;
    }
}
