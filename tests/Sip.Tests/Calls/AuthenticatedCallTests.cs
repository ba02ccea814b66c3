using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Calls;

public sealed class AuthenticatedCallTests
{
    [Theory]
    [InlineData("challenge-401")]
    [InlineData("challenge-407")]
    public async Task A_challenge_is_answered_once_and_the_call_goes_on(string scenario)
    {
        await using var trunk = await SippTrunk.StartAsync(scenario);
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(password: "secret"), observer);
        await Task.WhenAny(observer.Answered, observer.Ended).WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.Status);
        Assert.Equal(2, result.InviteRequests);
        Assert.Equal(0, result.InviteRetransmissions);
        await trunk.AssertScenarioPassedAsync();
    }

    [Theory]
    [InlineData("refuse-password-401", 401)]
    [InlineData("refuse-password-407", 407)]
    public async Task The_second_refusal_is_final(string scenario, int status)
    {
        await using var trunk = await SippTrunk.StartAsync(scenario);
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(password: "wrong"), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(status, result.Status);
        Assert.Equal(2, result.InviteRequests);
        Assert.Equal(CallEnder.Remote, result.EndedBy);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_stale_nonce_is_replaced_and_then_reused_with_a_rising_count()
    {
        await using var trunk = await SippTrunk.StartAsync("stale-nonce");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(password: "secret"), observer);
        await Task.WhenAny(observer.Answered, observer.Ended).WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.Status);
        Assert.Equal(3, result.InviteRequests);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_challenged_BYE_is_repeated_with_credentials()
    {
        await using var trunk = await SippTrunk.StartAsync("challenge-bye");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(password: "secret"), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.ByeStatus);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task Without_credentials_a_challenge_is_final()
    {
        await using var trunk = await SippTrunk.StartAsync("refuse-password-401");
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(401, result.Status);
        Assert.Equal(1, result.InviteRequests);
    }
}
