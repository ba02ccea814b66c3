using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Recordings;

namespace Campaigns.Telephony.Tests.Recordings;

/// <summary>Each frame is one loudness, so that it can be told from every other: (left, right) of each 20 ms.</summary>
public sealed class StereoMixerTests
{
    private readonly List<(int Left, int Right)> _written = [];
    private readonly StereoMixer _mixer;

    public StereoMixerTests() => _mixer = new StereoMixer(pair =>
    {
        Assert.Equal(2 * Frame.Length, pair.Length);
        _written.Add((Number(pair[0]), Number(pair[1])));
        for (var i = 0; i < pair.Length; i += 2)
        {
            Assert.Equal((pair[0], pair[1]), (pair[i], pair[i + 1]));
        }
    });

    [Fact]
    public void What_is_heard_stands_left_beside_what_is_spoken_meanwhile()
    {
        Beats(from: 1, to: 4);

        Assert.Equal([(1, 1), (2, 2), (3, 3), (4, 4)], _written);
    }

    [Fact]
    public void Frames_that_are_a_little_late_lose_nothing()
    {
        Spoken(1, 2, 3);
        Heard(1);
        Spoken(4);
        Heard(2, 3, 4);

        Assert.Equal([(1, 1), (2, 2), (3, 3), (4, 4)], _written);
    }

    [Fact]
    public void Whoever_begins_to_talk_late_stands_beside_what_was_said_to_him_then()
    {
        Spoken(1, 2, 3, 4, 5, 6, 7, 8);
        Heard(20);
        Spoken(9);
        Heard(21);

        Assert.Equal([(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (20, 8), (21, 9)], _written);
    }

    [Fact]
    public void On_hold_only_the_far_end_goes_on()
    {
        Beats(from: 1, to: 2);
        Heard(3, 4, 5, 6, 7, 8, 9);
        Spoken(30);
        Heard(10);
        Spoken(31);

        Assert.Equal([(1, 1), (2, 2), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 30), (10, 31)], _written);
    }

    [Fact]
    public void At_the_end_nothing_is_left_out()
    {
        Beats(from: 1, to: 1);
        Spoken(2, 3);

        _mixer.Finish();

        Assert.Equal([(1, 1), (0, 2), (0, 3)], _written);
    }

    private void Beats(int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            Heard(number);
            Spoken(number);
        }
    }

    private void Heard(params int[] numbers) => Array.ForEach(numbers, number => _mixer.Heard(FrameOf(number)));

    private void Spoken(params int[] numbers) => Array.ForEach(numbers, number => _mixer.Spoken(FrameOf(number)));

    // μ-law codes downwards from that of silence, so that encoding gives the same again.
    private static short[] FrameOf(int number) => [.. Enumerable.Repeat(G711.Decode((byte)(G711.PcmuSilence - number), AudioCodec.Pcmu), Frame.Length)];

    private static int Number(byte octet) => G711.PcmuSilence - octet;
}
