using Campaigns.Sip.Calls;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Calls;

public sealed class InDialogRequestTests
{
    [Fact]
    public async Task A_re_INVITE_holds_and_resumes()
    {
        await using var trunk = await SippTrunk.StartAsync("hold-and-resume");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var held = await observer.MediaChanges.ReadAsync(TestContext.Current.CancellationToken).WithinReason();
        var resumed = await observer.MediaChanges.ReadAsync(TestContext.Current.CancellationToken).WithinReason();
        await Polling.UntilAsync(() => trunk.Endpoint.Counters.Received >= 6);
        call.HangUp();
        await observer.Ended.WithinReason();

        Assert.True(held.OnHold);
        Assert.Equal(MediaDirection.ReceiveOnly, held.Direction);
        Assert.False(resumed.OnHold);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_re_INVITE_without_offer_is_offered_ours_and_answers_in_its_ACK()
    {
        await using var trunk = await SippTrunk.StartAsync("reinvite-without-offer");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var changed = await observer.MediaChanges.ReadAsync(TestContext.Current.CancellationToken).WithinReason();
        call.HangUp();
        await observer.Ended.WithinReason();

        Assert.True(changed.OnHold);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_re_INVITE_without_common_codec_is_refused_and_the_call_goes_on()
    {
        await using var trunk = await SippTrunk.StartAsync("reinvite-no-common-codec");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        await Polling.UntilAsync(() => trunk.Endpoint.Counters.Received >= 4);
        Assert.False(observer.Ended.IsCompleted);
        call.HangUp();
        await observer.Ended.WithinReason();

        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task Every_other_request_gets_its_proper_answer()
    {
        await using var trunk = await SippTrunk.StartAsync("in-dialog-requests");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallEnder.Remote, result.EndedBy);
        await trunk.AssertScenarioPassedAsync();
    }
}
