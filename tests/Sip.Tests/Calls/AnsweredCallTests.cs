using Campaigns.Sip.Calls;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Calls;

public sealed class AnsweredCallTests
{
    [Fact]
    public async Task We_hang_up_and_the_outcome_waits_for_the_BYE()
    {
        await using var trunk = await SippTrunk.StartAsync("answer-bye-by-us");
        var observer = new RecordingObserver();
        var request = SippTrunk.NewRequest();

        var call = trunk.Endpoint.Place(request, observer);
        var answer = await observer.Answered.WithinReason();
        Assert.True(call.ConfirmAnswer());
        Assert.False(call.ConfirmAnswer());
        Assert.False(call.Cancel());
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.Status);
        Assert.Equal(200, result.ByeStatus);
        Assert.Equal(CallEnder.Local, result.EndedBy);
        Assert.Equal(LocalEndCause.HungUp, result.LocalCause);
        Assert.Equal(CallFailure.None, result.Failure);
        Assert.Equal(answer.Dialog.RemoteTag, result.RemoteTag);
        Assert.True(result.InviteSentAt <= result.TryingAt && result.TryingAt <= result.RingingAt);
        Assert.True(result.RingingAt <= result.AnsweredAt && result.AnsweredAt <= result.EndedAt);
        Assert.Equal(["100", "180", "answered", "ended"], observer.Order);
        Assert.Equal(AudioCodec.Pcmu, answer.Media.Codec);
        Assert.Equal(101, answer.Media.TelephoneEventPayloadType);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task They_hang_up()
    {
        await using var trunk = await SippTrunk.StartAsync("answer-bye-by-them");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallEnder.Remote, result.EndedBy);
        Assert.Equal(LocalEndCause.None, result.LocalCause);
        Assert.Equal(16, result.Q850?.Cause);
        Assert.Null(result.ByeStatus);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_repeated_answer_is_reported_once_and_not_acknowledged_before_it_is_confirmed()
    {
        await using var trunk = await SippTrunk.StartAsync("retransmitted-answer");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        var before = trunk.Endpoint.Counters.Received;
        await Until(() => trunk.Endpoint.Counters.Received >= before + 2);
        Assert.Equal(1, trunk.Endpoint.Counters.Sent);
        call.ConfirmAnswer();
        call.HangUp();
        await observer.Ended.WithinReason();

        await trunk.AssertScenarioPassedAsync();
        Assert.Equal(1, observer.Answers);
        Assert.Equal(1, observer.Ends);
    }

    [Fact]
    public async Task An_answer_nobody_confirms_is_acknowledged_and_hung_up()
    {
        await using var trunk = await SippTrunk.StartAsync(
            "answer-bye-by-us-any-reason", configure: options => options with { ConfirmTimeout = TimeSpan.FromMilliseconds(100) });
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.True(result.Answered);
        Assert.Equal(LocalEndCause.NotConfirmed, result.LocalCause);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_peer_that_gives_up_waiting_for_the_ACK_ends_the_call()
    {
        await using var trunk = await SippTrunk.StartAsync("never-acknowledged");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallEnder.Remote, result.EndedBy);
        Assert.True(result.Answered);
        Assert.False(call.ConfirmAnswer());
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task The_longest_duration_is_kept()
    {
        await using var trunk = await SippTrunk.StartAsync("answer-bye-by-us");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest() with { MaxDuration = TimeSpan.FromSeconds(1) }, observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(LocalEndCause.MaxDuration, result.LocalCause);
        Assert.True(result.EndedAt - result.AnsweredAt >= TimeSpan.FromSeconds(1));
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_BYE_that_is_never_answered_ends_at_timer_F()
    {
        await using var trunk = await SippTrunk.StartAsync("bye-never-answered", SippTrunk.Brisk);
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Null(result.ByeStatus);
        Assert.Equal(200, result.Status);
        Assert.Equal(LocalEndCause.HungUp, result.LocalCause);
        Assert.True(result.EndedAt - result.AnsweredAt >= 64 * SippTrunk.Brisk.T1);
    }

    [Fact]
    public async Task A_second_branch_that_answers_too_is_hung_up()
    {
        await using var trunk = await SippTrunk.StartAsync("forked-answers");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        await Until(() => trunk.Endpoint.Counters.ForksHungUp == 1 && trunk.Endpoint.Counters.Received >= 4);
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        await trunk.AssertScenarioPassedAsync();
        Assert.Equal(1, observer.Answers);
        Assert.DoesNotContain("second", result.RemoteTag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_routes_are_followed_in_reverse()
    {
        await using var trunk = await SippTrunk.StartAsync("record-route");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var answer = await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        await observer.Ended.WithinReason();

        Assert.Equal(2, answer.Dialog.RouteSet.Count);
        await trunk.AssertScenarioPassedAsync();
    }

    private static Task Until(Func<bool> condition) => Polling.UntilAsync(condition);
}
