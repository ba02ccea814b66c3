using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Calls;

public sealed class UnusableAnswerTests
{
    [Theory]
    [InlineData("answer-without-sdp")]
    [InlineData("answer-no-common-codec")]
    [InlineData("answer-rejected-stream")]
    [InlineData("answer-unknown-media-type")]
    [InlineData("answer-garbage-sdp")]
    [InlineData("answer-without-contact")]
    [InlineData("answer-broken-contact")]
    public async Task Is_acknowledged_hung_up_and_reported_as_a_media_failure(string scenario)
    {
        await using var trunk = await SippTrunk.StartAsync(scenario);
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.MediaFailed, result.Failure);
        Assert.NotNull(result.FailureDetail);
        Assert.Equal(200, result.Status);
        Assert.True(result.Answered);
        Assert.Equal(LocalEndCause.MediaFailed, result.LocalCause);
        Assert.Equal(200, result.ByeStatus);
        Assert.Equal(0, observer.Answers);
        await trunk.AssertScenarioPassedAsync();
    }
}
