using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Calls;

public sealed class RefusedCallTests
{
    [Theory]
    [InlineData("refuse-486", 486, "Busy Here", 17)]
    [InlineData("refuse-404", 404, "Not Found", 1)]
    [InlineData("refuse-480", 480, "Temporarily Unavailable", null)]
    [InlineData("refuse-603", 603, "Decline", 21)]
    [InlineData("refuse-302", 302, "Moved Temporarily", null)]
    public async Task Reports_status_phrase_and_cause_once_and_acknowledges(string scenario, int status, string phrase, int? cause)
    {
        await using var trunk = await SippTrunk.StartAsync(scenario);
        var observer = new RecordingObserver();
        var request = SippTrunk.NewRequest();

        trunk.Endpoint.Place(request, observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(status, result.Status);
        Assert.Equal(phrase, result.ReasonPhrase);
        Assert.Equal(cause, result.Q850?.Cause);
        Assert.Equal(CallFailure.None, result.Failure);
        Assert.Equal(CallEnder.Remote, result.EndedBy);
        Assert.False(result.Answered);
        Assert.Equal(request.CallId, result.CallId);
        Assert.NotNull(result.RemoteTag);
        Assert.NotNull(result.TryingAt);
        Assert.Equal(1, result.InviteRequests);
        await trunk.AssertScenarioPassedAsync();
        Assert.Equal(1, observer.Ends);
        Assert.Equal(0, trunk.Endpoint.Load.Calls);
    }

    [Fact]
    public async Task Reports_how_long_an_overloaded_carrier_wants_to_be_left_alone()
    {
        await using var trunk = await SippTrunk.StartAsync("refuse-503");
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(503, result.Status);
        Assert.Equal(TimeSpan.FromSeconds(120), result.RetryAfter);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task Silence_ends_at_timer_B_after_seven_INVITEs()
    {
        await using var trunk = await SippTrunk.StartAsync("silence", SippTrunk.Brisk);
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TimerB, result.Failure);
        Assert.Equal(CallEnder.Network, result.EndedBy);
        Assert.Null(result.Status);
        Assert.Equal(1, result.InviteRequests);
        Assert.Equal(6, result.InviteRetransmissions);
        var lasted = result.EndedAt - result.InviteSentAt!.Value;
        Assert.InRange(lasted, 64 * SippTrunk.Brisk.T1, (64 * SippTrunk.Brisk.T1) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_fails_at_once()
    {
        await using var trunk = await SippTrunk.StartAsync("silence");
        await trunk.Sipp.DisposeAsync();
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TransportFailed, result.Failure);
        Assert.True(result.EndedAt - result.InviteSentAt!.Value < TimeSpan.FromSeconds(20), "timer B would take 32 s");
    }

    [Fact]
    public async Task Many_calls_to_a_port_where_nobody_listens_all_fail_at_once()
    {
        await using var trunk = await SippTrunk.StartAsync("silence");
        await trunk.Sipp.DisposeAsync();
        var observers = Enumerable.Range(0, 200).Select(_ => new RecordingObserver()).ToList();

        foreach (var observer in observers)
        {
            trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        }

        var results = await Task.WhenAll(observers.Select(observer => observer.Ended)).WithinReason();

        Assert.All(results, result => Assert.Equal(CallFailure.TransportFailed, result.Failure));
    }
}
