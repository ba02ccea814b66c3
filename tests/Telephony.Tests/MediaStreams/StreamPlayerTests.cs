using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.MediaStreams;

namespace Campaigns.Telephony.Tests.MediaStreams;

public sealed class StreamPlayerTests
{
    private readonly List<string> _marks = [];
    private readonly StreamPlayer _player;

    public StreamPlayerTests() => _player = new StreamPlayer(_marks.Add);

    [Fact]
    public void Audio_of_any_length_is_played_in_frames_and_silence_follows()
    {
        _player.TryAdd(Audio(1, 100));
        _player.TryAdd(Audio(2, 100));

        Assert.Equal([.. Samples(1, 100), .. Samples(2, 60)], Beat());
        Assert.Equal([.. Samples(2, 40), .. new short[120]], Beat());
        Assert.Equal(new short[Frame.Length], Beat());
    }

    [Fact]
    public void A_mark_comes_back_on_the_beat_after_the_last_sample_before_it()
    {
        _player.TryAdd(Audio(1, 200));
        _player.TryAdd(new AgentMessage.Mark("said"));
        _player.TryAdd(Audio(2, 200));
        _player.TryAdd(new AgentMessage.Mark("all"));

        Beat();
        Assert.Empty(_marks);
        Beat();
        Assert.Empty(_marks);
        Beat();
        Assert.Equal(["said"], _marks);
        Beat();
        Assert.Equal(["said", "all"], _marks);
    }

    [Fact]
    public void A_mark_with_nothing_before_it_comes_back_on_the_next_beat()
    {
        _player.TryAdd(new AgentMessage.Mark("now"));

        Beat();

        Assert.Equal(["now"], _marks);
    }

    [Fact]
    public void Clear_forgets_the_audio_and_gives_its_marks_back_at_once()
    {
        _player.TryAdd(Audio(1, 400));
        _player.TryAdd(new AgentMessage.Mark("first"));
        _player.TryAdd(new AgentMessage.Mark("second"));
        Beat();

        _player.Clear();

        Assert.Equal(["first", "second"], _marks);
        Assert.Equal(new short[Frame.Length], Beat());
        _player.TryAdd(Audio(3, 160));
        Assert.Equal(Samples(3, 160), Beat());
    }

    [Fact]
    public void No_more_than_ten_minutes_wait()
    {
        Assert.True(_player.TryAdd(Audio(1, StreamPlayer.MostSamples)));
        Assert.False(_player.TryAdd(Audio(1, 1)));

        Beat();

        Assert.True(_player.TryAdd(Audio(1, 160)));
    }

    private short[] Beat()
    {
        var frame = new short[Frame.Length];
        Assert.True(_player.TryFill(frame));
        return frame;
    }

    private static AgentMessage.Media Audio(byte octet, int length)
    {
        var audio = new byte[length];
        audio.AsSpan().Fill(octet);
        return new AgentMessage.Media(audio);
    }

    private static short[] Samples(byte octet, int length) => [.. Enumerable.Repeat(G711.Decode(octet, AudioCodec.Pcmu), length)];
}
