using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Tests;

public sealed class NativeCallLegTests
{
    private readonly List<Exception> _faults = [];
    private readonly Listener _listener = new();
    private readonly NativeCallLeg _leg;

    public NativeCallLegTests()
    {
        _leg = new NativeCallLeg(carriesAudio: true, _faults.Add);
        _leg.Listen(_listener);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public async Task A_clip_is_sent_frame_by_frame_in_the_call_s_codec_and_heard_by_listeners(AudioCodec codec)
    {
        var playback = _leg.Play(new ClipFrames(new AudioClip([.. Enumerable.Repeat((short)8000, 200)])));

        var first = Send(codec);
        var second = Send(codec);
        var third = Send(codec);

        Assert.All(first, octet => Assert.Equal(G711.Encode(8000, codec), octet));
        Assert.Equal([.. Enumerable.Repeat(G711.Encode(8000, codec), 40), .. Enumerable.Repeat(G711.Encode(0, codec), 120)], second);
        Assert.All(third, octet => Assert.Equal(G711.Encode(0, codec), octet));
        Assert.Equal([8000, 8000, 0], _listener.SpokenFrames.Select(frame => (int)frame[0]));
        Assert.True(await playback.Completion);
    }

    [Fact]
    public async Task What_is_replaced_or_stopped_was_not_played_to_its_end()
    {
        var replaced = _leg.Play(new ClipFrames(new AudioClip(new short[800])));
        var stopped = _leg.Play(new ClipFrames(new AudioClip(new short[800])));
        _leg.StopPlaying();

        Assert.False(await replaced.Completion);
        Assert.False(await stopped.Completion);
    }

    [Fact]
    public async Task The_end_of_the_call_ends_what_plays_and_what_is_played_later()
    {
        var playing = _leg.Play(new ClipFrames(new AudioClip(new short[800])));
        _leg.End();
        _leg.End();

        Assert.False(await playing.Completion);
        Assert.False(await _leg.Play(new ClipFrames(new AudioClip(new short[800]))).Completion);
        Assert.True(_leg.Ended.IsCancellationRequested);
    }

    [Fact]
    public void What_the_far_end_says_is_heard_by_every_listener()
    {
        var other = new Listener();
        using var listening = _leg.Listen(other);

        Receive(7932);

        Assert.All([_listener, other], listener => Assert.Equal((Frame.Length, 7932), (Assert.Single(listener.HeardFrames).Length, listener.HeardFrames[0][0])));
    }

    [Fact]
    public void A_listener_that_throws_is_reported_once_and_left_out()
    {
        using var broken = _leg.Listen(new BrokenListener());

        _leg.Press('1');
        _leg.Press('2');

        Assert.Single(_faults);
        Assert.Equal("12", _listener.Digits);
    }

    [Fact]
    public async Task A_source_that_throws_is_reported_and_silence_is_sent()
    {
        var playback = _leg.Play(new BrokenSource());

        Assert.All(Send(AudioCodec.Pcmu), octet => Assert.Equal(G711.PcmuSilence, octet));
        Assert.False(await playback.Completion);
        Assert.Single(_faults);
    }

    [Fact]
    public async Task Without_audio_everything_is_played_at_once()
    {
        var leg = new NativeCallLeg(carriesAudio: false, _faults.Add);

        Assert.True(await leg.Play(new ClipFrames(new AudioClip(new short[800]))).Completion);
    }

    private byte[] Send(AudioCodec codec)
    {
        var frame = new byte[Frame.Length];
        Assert.True(((IAudioSource)_leg).TryFill(frame, codec));
        return frame;
    }

    private void Receive(short sample)
    {
        Span<short> frame = stackalloc short[Frame.Length];
        frame.Fill(sample);
        ((IAudioSink)_leg).Write(frame);
    }

    private sealed class Listener : ICallListener
    {
        public List<short[]> HeardFrames { get; } = [];

        public List<short[]> SpokenFrames { get; } = [];

        public string Digits { get; private set; } = "";

        public void Heard(ReadOnlySpan<short> frame) => HeardFrames.Add(frame.ToArray());

        public void Spoken(ReadOnlySpan<short> frame) => SpokenFrames.Add(frame.ToArray());

        public void Pressed(char digit) => Digits += digit;
    }

    private sealed class BrokenListener : ICallListener
    {
        public void Pressed(char digit) => throw new InvalidOperationException("It can't listen.");
    }

    private sealed class BrokenSource : IFrameSource
    {
        public bool TryFill(Span<short> frame) => throw new InvalidOperationException("It can't play.");
    }
}
