using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Calls;

public sealed class CancelledCallTests
{
    [Fact]
    public async Task The_ring_timeout_cancels_and_the_487_is_the_outcome()
    {
        await using var trunk = await SippTrunk.StartAsync("ring-then-cancel");
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest() with { RingTimeout = TimeSpan.FromSeconds(1) }, observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(487, result.Status);
        Assert.Equal(CallEnder.Local, result.EndedBy);
        Assert.Equal(LocalEndCause.RingTimeout, result.LocalCause);
        Assert.Equal(CallFailure.None, result.Failure);
        Assert.False(result.Answered);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_CANCEL_waits_for_the_first_provisional_response()
    {
        await using var trunk = await SippTrunk.StartAsync("late-ring-then-cancel");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        Assert.True(call.Cancel());
        Assert.False(call.Cancel());
        var result = await observer.Ended.WithinReason();

        Assert.Equal(487, result.Status);
        Assert.Equal(LocalEndCause.Cancelled, result.LocalCause);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_call_given_up_before_any_response_ends_at_timer_B()
    {
        await using var trunk = await SippTrunk.StartAsync("silence", SippTrunk.Brisk);
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TimerB, result.Failure);
        Assert.Equal(6, result.InviteRetransmissions);
    }

    [Fact]
    public async Task An_answer_that_crosses_the_CANCEL_is_acknowledged_hung_up_and_reported_as_answered()
    {
        await using var trunk = await SippTrunk.StartAsync("cancel-crosses-answer");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Progressed.WithinReason();
        call.Cancel();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.Status);
        Assert.True(result.AnsweredAfterCancel);
        Assert.True(result.Answered);
        Assert.Equal(LocalEndCause.Cancelled, result.LocalCause);
        Assert.Equal(200, result.ByeStatus);
        Assert.Equal(0, observer.Answers);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_CANCEL_without_consequence_ends_after_64_T1()
    {
        await using var trunk = await SippTrunk.StartAsync("ring-cancel-unanswered", SippTrunk.Brisk);
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Progressed.WithinReason();
        call.Cancel();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.CancelUnanswered, result.Failure);
        Assert.Null(result.Status);
        Assert.Equal(LocalEndCause.Cancelled, result.LocalCause);
        Assert.NotNull(result.RingingAt);
    }
}
