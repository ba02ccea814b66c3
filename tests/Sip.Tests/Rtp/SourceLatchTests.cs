using System.Net;
using Campaigns.Sip.Rtp;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class SourceLatchTests
{
    private static readonly IPEndPoint Announced = IPEndPoint.Parse("192.0.2.5:4000");
    private static readonly IPEndPoint BehindNat = IPEndPoint.Parse("198.51.100.7:61000");
    private static readonly IPEndPoint Stranger = IPEndPoint.Parse("203.0.113.9:7000");

    private readonly FakeTimeProvider _time = new();
    private readonly SourceLatch _latch;

    public SourceLatchTests()
    {
        _latch = new SourceLatch(_time);
        _latch.Expect(Announced.Serialize());
    }

    [Fact]
    public void Before_anything_came_the_announced_address_is_sent_to() => AssertRemote(Announced);

    [Fact]
    public void The_first_packet_decides_and_a_stranger_s_is_refused()
    {
        Assert.True(Accept(BehindNat, sequence: 1));
        Assert.False(Accept(Stranger, sequence: 2, ssrc: 9));
        Assert.True(Accept(BehindNat, sequence: 2));

        AssertRemote(BehindNat);
        Assert.Equal(1, _latch.Refused);
    }

    [Fact]
    public void The_announced_address_outranks_whoever_came_first()
    {
        Assert.True(Accept(Stranger, sequence: 1, ssrc: 9));
        Assert.True(Accept(Announced, sequence: 1));
        Assert.False(Accept(Stranger, sequence: 2, ssrc: 9));

        AssertRemote(Announced);
    }

    [Theory]
    [InlineData("198.51.100.7:61001", 6, 1u, true)] // The NAT's port changed.
    [InlineData("203.0.113.9:7000", 6, 1u, true)] // Its address too: the stream goes on.
    [InlineData("203.0.113.9:7000", 4, 1u, false)] // An old packet, played back.
    [InlineData("203.0.113.9:7000", 4000, 1u, false)] // A sequence number that was guessed.
    [InlineData("203.0.113.9:7000", 6, 9u, false)] // Another stream.
    [InlineData("198.51.100.7:62000", 700, 9u, true)] // A gateway's other port.
    [InlineData("192.0.2.5:5000", 700, 9u, true)] // The announced host's other port.
    public void After_a_silence_only_what_is_likely_the_peer_moves_the_call(string source, ushort sequence, uint ssrc, bool accepted)
    {
        Accept(BehindNat, sequence: 5);
        Assert.False(Accept(IPEndPoint.Parse(source), sequence, ssrc));

        _time.Advance(TimeSpan.FromMilliseconds(600));

        Assert.Equal(accepted, Accept(IPEndPoint.Parse(source), sequence, ssrc));
        AssertRemote(accepted ? IPEndPoint.Parse(source) : BehindNat);
    }

    [Fact]
    public void A_session_refresh_changes_nothing_and_another_address_everything()
    {
        Accept(BehindNat, sequence: 1);
        _latch.Expect(Announced.Serialize());
        AssertRemote(BehindNat);

        _latch.Expect(Stranger.Serialize());
        AssertRemote(Stranger);
        Assert.True(Accept(Stranger, sequence: 1, ssrc: 9));
    }

    private bool Accept(IPEndPoint source, ushort sequence, uint ssrc = 1) =>
        _latch.Accept(source.Serialize(), new RtpHeader(0, false, sequence, 0, ssrc));

    private void AssertRemote(IPEndPoint expected) => Assert.Equal(expected.Serialize(), _latch.Remote);
}
