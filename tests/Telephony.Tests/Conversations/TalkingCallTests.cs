using Campaigns.Domain.Attempts;
using Campaigns.Telephony.Conversations;
using NodaTime;

namespace Campaigns.Telephony.Tests.Conversations;

public sealed class TalkingCallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TestLeg _leg = new();

    [Fact]
    public async Task The_assistant_talks_until_it_says_why_to_hang_up()
    {
        var call = CallWith(new Playing(CallEndReason.AnnouncementEnded));

        var talking = call.RunAsync();
        (await _leg.NextAsync()).End(playedToEnd: true);

        Assert.Equal(CallEndReason.AnnouncementEnded, await talking.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_takes_over_stops_the_assistant_and_its_playing()
    {
        var call = CallWith(new Playing(CallEndReason.AnnouncementEnded));
        var talking = call.RunAsync();
        var first = await _leg.NextAsync();

        call.TakeOver(new Playing(CallEndReason.CampaignCancelled));

        Assert.False(await first.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken));
        (await _leg.NextAsync()).End(playedToEnd: true);
        Assert.Equal(CallEndReason.CampaignCancelled, await talking.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_watcher_may_put_another_conversation_before_the_assistant_and_hand_back_to_it()
    {
        var call = CallWith(new Playing(CallEndReason.AnnouncementEnded), watched => watched.TakeOver(new HandingBack()));

        var talking = call.RunAsync();
        (await _leg.NextAsync()).End(playedToEnd: true);

        Assert.Equal(CallEndReason.AnnouncementEnded, await talking.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Single(_leg.Played);
    }

    [Fact]
    public async Task A_call_that_ends_gives_no_reason_of_ours()
    {
        var call = CallWith(new Playing(CallEndReason.AnnouncementEnded));
        var talking = call.RunAsync();
        await _leg.NextAsync();

        _leg.FarEndHangsUp();

        Assert.Null(await talking.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_of_the_conversation_is_not_swallowed()
    {
        var call = CallWith(new Faulting());

        await Assert.ThrowsAsync<InvalidOperationException>(() => call.RunAsync().WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Notes_are_applied_to_the_outcome_in_order()
    {
        var call = CallWith(new Faulting());
        call.Note(outcome => outcome with { SipReason = "first" });
        call.Note(outcome => outcome with { SipReason = outcome.SipReason + ", second" });

        var outcome = call.Annotate(new CallOutcome { CallId = "1", EndedAt = Instant.MinValue });

        Assert.Equal("first, second", outcome.SipReason);
    }

    private TalkingCall CallWith(IConversation assistant, params Action<TalkingCall>[] watch) =>
        new(TestOrder.Of(), _leg, new TestSignalling(), assistant, [.. watch.Select(action => new Watching(action))]);

    private sealed class Watching(Action<TalkingCall> watch) : ICallWatcher
    {
        public void Watch(TalkingCall call) => watch(call);
    }

    private sealed class Playing(CallEndReason afterwards) : IConversation
    {
        public async Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
        {
            await call.Leg.Play(new EndlessSilence()).Completion.WaitAsync(stop);
            stop.ThrowIfCancellationRequested();
            return afterwards;
        }
    }

    private sealed class HandingBack : IConversation
    {
        public Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop)
        {
            call.TakeOver(call.Assistant);
            return Task.FromResult<CallEndReason?>(null);
        }
    }

    private sealed class Faulting : IConversation
    {
        public Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop) => throw new InvalidOperationException("It can't talk.");
    }

    private sealed class EndlessSilence : IFrameSource
    {
        public bool TryFill(Span<short> frame)
        {
            frame.Clear();
            return true;
        }
    }
}
