using Campaigns.Domain.Access;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Teams;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.DoNotCall;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>What an explanation says is what the dialler then does: each gate is closed, asked about, and run into.</summary>
public sealed class ExplanationTests(PullCluster cluster) : IClassFixture<PullCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_launch_only_the_status_is_closed()
    {
        var number = cluster.NewNumber();
        var campaign = await CreateAsync(null, number);

        Assert.Equal([("status", DialGate.CampaignNotRunning)], await ClosedAsync(campaign, number));
        Assert.Null((await ExplainAsync(campaign, number)).DialableAtUnixMs);
        Assert.Null(await campaign.Grain.ExplainAsync(long.MaxValue));
    }

    [Fact]
    public async Task A_contact_that_can_be_dialled_has_no_closed_gate_and_is_dialled()
    {
        var number = cluster.NewNumber();
        var (campaign, dialer) = await LaunchedAsync(null, number);

        Assert.Empty(await ClosedAsync(campaign, number));
        Assert.Equal(cluster.Clock.GetCurrentInstant().ToUnixTimeMilliseconds(), (await ExplainAsync(campaign, number)).DialableAtUnixMs);

        var grant = await dialer.UntilGrantedAsync(wanted: 1, held: 0);
        Assert.Equal(DialGate.Open, (await dialer.BeginAsync(grant.Contacts[0], grant.Epoch)).Gate);
        Assert.Equal([("call", DialGate.InCall)], await ClosedAsync(campaign, number));
    }

    [Fact]
    public async Task A_number_on_the_do_not_call_list_is_explained_and_refused_for_the_same_reason()
    {
        var number = cluster.NewNumber();
        var (campaign, dialer) = await LaunchedAsync(null, number);
        var grant = await dialer.UntilGrantedAsync(wanted: 1, held: 0);
        await cluster.Services.GetRequiredService<DoNotCallList>().AddAsync(TeamId.First, [new DoNotCallAddition(number, "test")], DoNotCallSource.Api, Cancelled);

        Assert.Equal([("doNotCall", DialGate.DoNotCall)], await ClosedAsync(campaign, number));
        Assert.Null((await ExplainAsync(campaign, number)).DialableAtUnixMs);
        Assert.Equal(DialGate.DoNotCall, (await dialer.BeginAsync(grant.Contacts[0], grant.Epoch)).Gate);
        Assert.Contains(("contact", DialGate.Final), await ClosedAsync(campaign, number));
    }

    [Fact]
    public async Task A_number_in_a_call_of_another_campaign_is_explained_and_refused_for_the_same_reason()
    {
        var number = cluster.NewNumber();
        var (_, first) = await LaunchedAsync(null, number);
        var (campaign, second) = await LaunchedAsync(null, number);
        var calling = await first.UntilGrantedAsync(wanted: 1, held: 0);
        Assert.True((await first.BeginAsync(calling.Contacts[0], calling.Epoch)).Begun);

        Assert.Equal([("call", DialGate.InCall)], await ClosedAsync(campaign, number));
        var grant = await second.UntilGrantedAsync(wanted: 1, held: 0);
        Assert.Equal(DialGate.InCall, (await second.BeginAsync(grant.Contacts[0], grant.Epoch)).Gate);
    }

    [Fact]
    public async Task A_window_that_has_closed_is_explained_and_refused_until_the_same_instant()
    {
        var number = cluster.NewNumber();
        var now = cluster.Clock.GetCurrentInstant();
        var local = now.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).TimeOfDay;
        var closed = CallWindow.Daily(local.PlusHours(2), local.PlusHours(3));
        var (campaign, dialer) = await LaunchedAsync(null, number);
        var grant = await dialer.UntilGrantedAsync(wanted: 1, held: 0);
        await campaign.CommandAsync(CampaignCommand.Pause);
        var settings = (await campaign.Grain.GetAsync())!.Entry.Settings with { CallWindow = closed };
        Assert.Empty((await campaign.Grain.EditAsync(settings, null)).Faults);
        await campaign.CommandAsync(CampaignCommand.Resume);

        var opens = (now + Duration.FromHours(2)).ToUnixTimeMilliseconds();
        Assert.Equal([("window", DialGate.WindowClosed)], await ClosedAsync(campaign, number));
        Assert.Equal(opens, (await ExplainAsync(campaign, number)).DialableAtUnixMs);
        var refused = await dialer.BeginAsync(grant.Contacts[0], grant.Epoch);
        Assert.Equal((DialGate.WindowClosed, opens), (refused.Gate, refused.RetryAtUnixMs));
    }

    [Fact]
    public async Task The_campaigns_slots_are_explained()
    {
        var (first, second) = (cluster.NewNumber(), cluster.NewNumber());
        var (campaign, dialer) = await LaunchedAsync(settings => settings with { MaxConcurrentCalls = 1 }, first, second);
        await dialer.UntilGrantedAsync(wanted: 1, held: 0);

        Assert.Equal([("campaignSlots", DialGate.NoCampaignSlot)], await ClosedAsync(campaign, second));
        Assert.NotNull((await ExplainAsync(campaign, second)).DialableAtUnixMs);
    }

    [Fact]
    public async Task A_spent_day_of_the_caller_number_is_explained_before_a_contact_waits_for_it_and_refused_until_the_same_instant()
    {
        var (first, second) = (cluster.NewNumber(), cluster.NewNumber());
        var (campaign, dialer) = await LaunchedAsync(null, first, second);
        dialer.CallerMaxCallsPerDay = 1;
        var trunk = cluster.Client.GetGrain<ITrunkGrain>(campaign.Trunk.Value);
        var settings = (await trunk.GetAsync())!.Settings;
        Assert.Empty((await trunk.EditAsync(settings with { CallerNumberRules = [new CallerNumberRule { Number = "+12025550100", MaxCallsPerDay = 1 }], CallerNumberZone = "UTC" }, null)).Faults);
        var grant = await dialer.UntilGrantedAsync(wanted: 2, held: 0);
        Assert.Empty(await ClosedAsync(campaign, second));
        Assert.True((await dialer.BeginAsync(grant.Contacts[0], grant.Epoch)).Begun);

        Assert.Equal([("callerNumberDay", DialGate.CallerNumberCapped)], await ClosedAsync(campaign, second));
        var explained = await ExplainAsync(campaign, second);
        Assert.Equal(Midnight(), explained.DialableAtUnixMs);
        var refused = await dialer.BeginAsync(grant.Contacts[1], grant.Epoch);
        Assert.Equal((DialGate.CallerNumberCapped, explained.DialableAtUnixMs), (refused.Gate, refused.RetryAtUnixMs));

        // Now it waits in its row, and the explanation is the same.
        Assert.Equal([("callerNumberDay", DialGate.CallerNumberCapped), ("retry", DialGate.NotDue)], await ClosedAsync(campaign, second));
        Assert.Equal(explained.DialableAtUnixMs, (await ExplainAsync(campaign, second)).DialableAtUnixMs);
    }

    [Fact]
    public async Task A_spent_day_of_the_team_is_explained_and_refused_until_the_same_instant()
    {
        var (first, second) = (cluster.NewNumber(), cluster.NewNumber());
        var (campaign, dialer) = await LaunchedAsync(null, first, second);
        var grant = await dialer.UntilGrantedAsync(wanted: 2, held: 0);
        var teams = cluster.Services.GetRequiredService<Teams>();
        try
        {
            // What was begun while there was no cap was not counted.
            await teams.SaveSettingsAsync(TeamId.First, new TeamSettings { MaxCallsPerDay = 1 }, null, Cancelled);
            await dialer.BeginAsync(grant.Contacts[0], grant.Epoch);

            Assert.Equal([("teamDay", DialGate.TeamCapped)], await ClosedAsync(campaign, second));
            var explained = await ExplainAsync(campaign, second);
            Assert.Equal(Midnight(), explained.DialableAtUnixMs);
            var refused = await dialer.BeginAsync(grant.Contacts[1], grant.Epoch);
            Assert.Equal((DialGate.TeamCapped, explained.DialableAtUnixMs), (refused.Gate, refused.RetryAtUnixMs));
        }
        finally
        {
            await teams.SaveSettingsAsync(TeamId.First, TeamSettings.Default, null, Cancelled);
        }
    }

    private long Midnight() => cluster.Clock.GetCurrentInstant().InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant().ToUnixTimeMilliseconds();

    private async Task<TestCampaign> CreateAsync(Func<CampaignSettings, CampaignSettings>? with, params string[] numbers) =>
        await (await TestCampaign.CreateAsync(cluster, with)).WithContactsAsync(numbers);

    private async Task<(TestCampaign Campaign, PlayedDialer Dialer)> LaunchedAsync(Func<CampaignSettings, CampaignSettings>? with, params string[] numbers)
    {
        var campaign = await CreateAsync(with, numbers);
        await campaign.CommandAsync(CampaignCommand.Launch);
        return (campaign, new PlayedDialer(cluster, campaign, "10.0.0.9:1@1"));
    }

    private static async Task<ContactExplanation> ExplainAsync(TestCampaign campaign, string number) =>
        (await campaign.Grain.ExplainAsync((await campaign.ContactAsync(number)).Key.Contact))!;

    private static async Task<IEnumerable<(string, DialGate)>> ClosedAsync(TestCampaign campaign, string number) =>
        (await ExplainAsync(campaign, number)).Gates.Where(gate => gate.Reason is not DialGate.Open).Select(gate => (gate.Name, gate.Reason));
}
