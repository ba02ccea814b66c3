using Campaigns.LoadTester.Demo;

namespace Campaigns.LoadTester.Tests.Demo;

public sealed class StereoRecordingTests
{
    [Fact]
    public void Each_ear_is_measured_by_itself()
    {
        // One second of the left alone, half a second of both, half a second of neither.
        var wav = new byte[44 + (2 * 8000 * 4)];
        for (var i = 0; i < 12_000; i++)
        {
            BitConverter.TryWriteBytes(wav.AsSpan(44 + (4 * i)), (short)3000);
            BitConverter.TryWriteBytes(wav.AsSpan(44 + (4 * i) + 2), (short)(i >= 8000 ? -3000 : 90));
        }

        Assert.Equal(
            new StereoRecording(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(0.5)),
            StereoRecording.Of(wav));
    }

    [Fact]
    public void An_empty_file_has_no_sound() => Assert.Equal(new StereoRecording(default, default, default), StereoRecording.Of([]));
}
