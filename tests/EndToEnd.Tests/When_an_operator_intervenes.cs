using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Pause, cancel, the end, the do-not-call list and a full carrier, against SIPp and judged by its log.</summary>
public sealed class When_an_operator_intervenes(OneSilo installation) : IClassFixture<OneSilo>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pause_sends_no_INVITE_and_lets_calls_finish()
    {
        await using var carrier = await SippCarrier.StartAsync("talks", Cancelled);
        var run = await LaunchedAsync(carrier, new RunPlan { Contacts = 60, FirstNumber = 0, MaxConcurrentCalls = 10 });
        await run.UntilAsync(campaign => Live(campaign, "inCall") == 10, Soon, Cancelled);

        await run.CommandAsync("pause", Cancelled);
        var paused = Now();
        await run.UntilAsync(campaign => Up(campaign) == 0, Soon, Cancelled);
        var resumed = Now();
        await run.CommandAsync("resume", Cancelled);
        var campaign = await run.UntilCompletedAsync(Soon, Cancelled);

        var log = await carrier.StopAsync();
        Assert.DoesNotContain(log.Calls, call => call.StartedAt > paused && call.StartedAt < resumed);
        Assert.Contains(log.Calls, call => call.StartedAt < paused && call.EndedAt > paused);
        Assert.All(log.Calls, call => Assert.Equal((200, 1), (call.FinalStatus, call.Invites)));
        Verdict.Holds(campaign, await run.AttemptsAsync(Cancelled), log, contacts: 60, limit: 10);
        Assert.All(await run.AttemptsAsync(Cancelled), attempt => Assert.Equal("farEndHungUp", (string?)attempt["cause"]));
    }

    [Fact]
    public async Task Cancel_cancels_every_phone_that_rings()
    {
        await using var carrier = await SippCarrier.StartAsync("rings", Cancelled);
        var run = await LaunchedAsync(carrier, new RunPlan { Contacts = 30, FirstNumber = 100, MaxConcurrentCalls = 10, RingTimeout = "00:00:30" });
        await run.UntilAsync(campaign => Live(campaign, "ringing") == 10, Soon, Cancelled);

        await run.CommandAsync("cancel", Cancelled);
        var commanded = Now();
        await run.UntilAsync(campaign => campaign["endedAt"] is not null, Soon, Cancelled);

        var log = await carrier.StopAsync();
        Assert.Equal(10, log.Calls.Count);
        Assert.All(log.Calls, call => Assert.Equal(487, call.FinalStatus));
        Assert.All(log.Calls, call => Assert.InRange(call.EndedAt, call.StartedAt, commanded + 1));
        Assert.All(await run.ContactsAsync(Cancelled), contact => Assert.Equal(("cancelled", 0), ((string?)contact["state"], (int)contact["attemptsSpent"]!)));
    }

    [Fact]
    public async Task A_number_on_the_do_not_call_list_stops_ringing_within_a_second()
    {
        await using var carrier = await SippCarrier.StartAsync("rings", Cancelled);
        var run = await LaunchedAsync(carrier, new RunPlan { Contacts = 2, FirstNumber = 200, MaxConcurrentCalls = 2, RingTimeout = "00:00:30" });
        await run.UntilAsync(campaign => Live(campaign, "ringing") == 2, Soon, Cancelled);
        var number = (string)(await run.ContactsAsync(Cancelled))[0]["phoneNumber"]!;

        var asked = Now();
        await installation.Client.PostAsync("/api/v1/do-not-call", new { numbers = new[] { number }, reason = "asked not to be called" }, Cancelled);
        var suppressed = await run.UntilAsync(campaign => CampaignRun.Attempts(campaign, "doNotCall") == 1, Soon, Cancelled);
        Assert.Equal(1, Live(suppressed, "ringing"));
        await run.CommandAsync("cancel", Cancelled);
        await run.UntilAsync(campaign => campaign["endedAt"] is not null, Soon, Cancelled);

        var log = await carrier.StopAsync();
        var call = Assert.Single(log.Calls, call => call.Number == number);
        Assert.Equal(487, call.FinalStatus);
        Assert.InRange(call.EndedAt, asked, asked + 1);
        Assert.Equal("doNotCall", (string?)(await run.ContactsAsync(Cancelled))[0]["state"]);
    }

    [Fact]
    public async Task A_launch_that_could_call_nobody_is_refused_with_every_reason_and_changes_nothing()
    {
        await using var carrier = await SippCarrier.StartAsync("talks", Cancelled);
        var run = await CampaignRun.CreateAsync(installation.Client, carrier, new RunPlan { Contacts = 2, FirstNumber = 1000, MaxConcurrentCalls = 1 }, Cancelled);
        var numbers = (await run.ContactsAsync(Cancelled)).Select(contact => (string)contact["phoneNumber"]!);
        await installation.Client.PostAsync("/api/v1/do-not-call", new { numbers, reason = "asked not to be called" }, Cancelled);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => run.LaunchAsync(Cancelled));

        Assert.Contains("\"path\":\"contacts\",\"message\":\"Nobody could be called: 2 contacts on the do-not-call list.\"", refused.Message, StringComparison.Ordinal);
        await run.UntilAsync(campaign => (string?)campaign["status"] == "draft", Soon, Cancelled);
        Assert.Empty((await carrier.StopAsync()).Calls);
    }

    [Fact]
    public async Task A_carrier_without_capacity_burns_no_attempt()
    {
        await using var carrier = await SippCarrier.StartAsync("unavailable", Cancelled);
        var run = await LaunchedAsync(carrier, new RunPlan { Contacts = 6, FirstNumber = 300, MaxConcurrentCalls = 6 });
        await run.UntilAsync(campaign => CampaignRun.Attempts(campaign, "capacity") > 6, Soon, Cancelled);

        Assert.All(await run.ContactsAsync(Cancelled), contact => Assert.Equal(0, (int)contact["attemptsSpent"]!));
        await run.CommandAsync("cancel", Cancelled);
        var over = await run.UntilAsync(campaign => campaign["endedAt"] is not null, Soon, Cancelled);

        var log = await carrier.StopAsync();
        Assert.Equal(0, log.DuplicateInvites);
        Assert.All(log.Calls, call => Assert.Equal(503, call.FinalStatus));
        Assert.Equal(log.Calls.Count, CampaignRun.Attempts(over, "capacity"));
        Assert.All(await run.ContactsAsync(Cancelled), contact => Assert.Equal(("cancelled", 0), ((string?)contact["state"], (int)contact["attemptsSpent"]!)));
    }

    [Fact]
    public async Task After_its_end_a_campaign_sends_no_INVITE_and_lets_calls_finish()
    {
        await using var carrier = await SippCarrier.StartAsync("talks", Cancelled);
        var end = DateTimeOffset.FromUnixTimeSeconds((long)Now() + 6);
        var run = await LaunchedAsync(carrier, new RunPlan { Contacts = 500, FirstNumber = 400, MaxConcurrentCalls = 10, EndAt = end });

        var campaign = await run.UntilCompletedAsync(Soon, Cancelled);

        var log = await carrier.StopAsync();
        var endedAt = end.ToUnixTimeSeconds();
        Assert.NotEmpty(log.Calls);
        Assert.All(log.Calls, call => Assert.InRange(call.StartedAt, 0, endedAt));
        Assert.Contains(log.Calls, call => call.EndedAt > endedAt);
        Assert.All(log.Calls, call => Assert.Equal(200, call.FinalStatus));
        Verdict.Holds(campaign, await run.AttemptsAsync(Cancelled), log, contacts: 500, limit: 10);
        Assert.Equal(500 - log.Calls.Count, (long)campaign["progress"]!["contacts"]!["expired"]!);
    }

    private static double Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static int Live(JsonNode campaign, string phase) => (int?)campaign["progress"]![phase] ?? 0;

    private static int Up(JsonNode campaign) => Live(campaign, "dialing") + Live(campaign, "ringing") + Live(campaign, "inCall");

    private async Task<CampaignRun> LaunchedAsync(SippCarrier carrier, RunPlan plan)
    {
        var run = await CampaignRun.CreateAsync(installation.Client, carrier, plan, Cancelled);
        await run.LaunchAsync(Cancelled);
        return run;
    }
}
