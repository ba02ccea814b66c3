using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.History;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>A trunk in trouble isn't the contacts' fault.</summary>
public sealed class TrunkTroubleTests(TroubleCluster cluster) : IClassFixture<TroubleCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_trunk_that_fails_every_call_burns_no_contact_and_dials_them_all_when_it_works_again(int status)
    {
        var numbers = Enumerable.Range(0, 8).Select(_ => cluster.NewNumber()).ToList();
        var broken = true;
        cluster.Carrier.Script = call => Play(call, broken, status);
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync(numbers);
        await campaign.CommandAsync(CampaignCommand.Launch);

        await TrunkIsAsync(campaign, trunk => trunk.BreakerOpen, "the breaker being open");
        await campaign.UntilAsync(view => view.Progress.Counts.OpenCalls == 0, "the calls of the broken trunk being recorded");

        Assert.All(await campaign.ContactsAsync(), contact => Assert.Equal((ContactState.Pending, 0), (contact.State, contact.AttemptsSpent)));
        Assert.All(await campaign.AttemptsAsync(), attempt => Assert.Equal(Disposition.TrunkRefused, attempt.Disposition));

        broken = false;
        cluster.Clock.AdvanceMinutes(11);
        cluster.Time.Leap(TimeSpan.FromSeconds(6));
        await campaign.UntilOverAsync();
        Assert.All(await campaign.ContactsAsync(), contact => Assert.Equal((ContactState.Answered, 1), (contact.State, contact.AttemptsSpent)));
        await TrunkIsAsync(campaign, trunk => !trunk.BreakerOpen, "the breaker being closed");
    }

    [Fact]
    public async Task The_log_of_a_campaign_tells_that_its_trunk_stopped_and_that_it_works_again()
    {
        var numbers = Enumerable.Range(0, 8).Select(_ => cluster.NewNumber()).ToList();
        var broken = true;
        cluster.Carrier.Script = call => Play(call, broken, status: 500);
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync(numbers);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var stopped = Assert.Single(await LogAsync(campaign, CampaignEvent.TrunkStopped));
        Assert.Contains("500", Assert.Single(stopped.Reasons), StringComparison.Ordinal);
        Assert.True(stopped.Place.OfTrunk);

        await campaign.UntilAsync(view => view.Progress.Counts.OpenCalls == 0, "the calls of the broken trunk being recorded");
        broken = false;
        cluster.Clock.AdvanceMinutes(11);
        cluster.Time.Leap(TimeSpan.FromSeconds(6));
        var worksAgain = Assert.Single(await LogAsync(campaign, CampaignEvent.TrunkWorksAgain));
        Assert.Equal(["A call got through."], worksAgain.Reasons);
        Assert.True(worksAgain.Place.Id > stopped.Place.Id);
        await campaign.UntilOverAsync();
    }

    [Fact]
    public async Task A_number_that_does_not_exist_is_final_as_soon_as_another_call_is_answered()
    {
        cluster.Carrier.Script = null;
        var (wrong, right) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([wrong, right]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var first = await cluster.Carrier.CallToAsync(wrong, Cancelled);
        var second = await cluster.Carrier.CallToAsync(right, Cancelled);

        first.Refuse(404);
        Assert.True(await second.AnswerAsync());

        // The other call is still up: its answer was told when it came.
        var contact = await campaign.ContactInAsync(wrong, ContactState.InvalidNumber);
        Assert.Equal(1, contact.AttemptsSpent);
        Assert.False(second.Completion.IsCompleted);
        second.FarEndHangsUp();
        await campaign.UntilOverAsync();
    }

    [Fact]
    public async Task Calls_that_we_cancel_before_the_carrier_said_anything_do_not_speak_against_it()
    {
        cluster.Carrier.Script = null;
        var numbers = Enumerable.Range(0, 8).Select(_ => cluster.NewNumber()).ToList();
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync(numbers);
        await campaign.CommandAsync(CampaignCommand.Launch);
        foreach (var number in numbers)
        {
            await cluster.Carrier.CallToAsync(number, Cancelled);
        }

        await campaign.CommandAsync(CampaignCommand.Cancel);
        await campaign.UntilOverAsync();

        // With the next renewal the permits go back, and the trunk has heard all that there is to hear.
        cluster.Time.Leap(TimeSpan.FromSeconds(6));
        var trunk = await TrunkIsAsync(campaign, trunk => trunk.ChannelsInUse == 0, "every permit being back");
        Assert.False(trunk.BreakerOpen);
    }

    [Fact]
    public async Task A_contact_is_refused_for_capacity_unspent_until_it_is_the_only_one()
    {
        cluster.Carrier.Script = null;
        var (unlucky, talking) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([unlucky, talking]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        (await cluster.Carrier.CallToAsync(unlucky, Cancelled)).Refuse(503);
        var refused = await campaign.AttemptAsync(unlucky);
        Assert.Equal((Disposition.Capacity, 0, 1), (refused.Disposition, refused.AttemptsSpent, refused.CapacityRefusals));
        var call = await cluster.Carrier.CallToAsync(talking, Cancelled);
        Assert.True(await call.AnswerAsync());

        // How often depends on when the trunk hears of the answer; three refusals at least.
        var refusals = 1;
        do
        {
            cluster.Clock.AdvanceSeconds(6);
            (await cluster.Carrier.CallToAsync(unlucky, Cancelled, ++refusals)).Refuse(503);
            cluster.Time.Leap(TimeSpan.FromSeconds(6));
            refused = await campaign.AttemptAsync(unlucky, refusals);
        }
        while (refused.AttemptsSpent == 0 && refusals < 20);

        Assert.InRange(refusals, 3, 19);
        var contact = await campaign.ContactInAsync(unlucky, ContactState.WaitingForRetry);
        Assert.Equal((1, 0), (contact.AttemptsSpent, contact.CapacityRefusals));
        call.FarEndHangsUp();
    }

    [Fact]
    public async Task Capacity_refusals_spend_nothing_while_the_trunk_connects_nobody()
    {
        cluster.Carrier.Script = null;
        var number = cluster.NewNumber();
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([number]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        for (var nth = 1; nth <= 5; nth++)
        {
            (await cluster.Carrier.CallToAsync(number, Cancelled, nth)).Refuse(503);
            var attempt = await campaign.AttemptAsync(number, nth);
            Assert.Equal((Disposition.Capacity, 0, nth), (attempt.Disposition, attempt.AttemptsSpent, attempt.CapacityRefusals));
            cluster.Clock.AdvanceSeconds(6);
            cluster.Time.Leap(TimeSpan.FromSeconds(6));
        }
    }

    private static void Play(FakeCall call, bool broken, int status)
    {
        if (!broken)
        {
            _ = AnswerAsync(call);
        }
        else if (status == 0)
        {
            call.StaySilent();
        }
        else
        {
            call.Refuse(status);
        }
    }

    private static async Task AnswerAsync(FakeCall call)
    {
        await call.AnswerAsync();
        call.FarEndHangsUp();
    }

    /// <summary>What the campaign's log says of this event, once it says something.</summary>
    private Task<IReadOnlyList<HistoryEntry>> LogAsync(TestCampaign campaign, CampaignEvent happened) => cluster.Signal.UntilAsync<IReadOnlyList<HistoryEntry>>(
        async () =>
        {
            var log = await cluster.Services.GetRequiredService<HistoryLog>().ListAsync(campaign.Id, HistoryPlace.Newest, 50, Cancelled);
            return log.Where(entry => entry.Event == happened).ToList() is { Count: > 0 } told ? told : null;
        },
        $"{happened} in the campaign's log",
        Cancelled);

    private Task<TrunkView> TrunkIsAsync(TestCampaign campaign, Func<TrunkView, bool> condition, string what) => cluster.Signal.UntilAsync(
        async () => await cluster.Client.GetGrain<ITrunkGrain>(campaign.Trunk.Value).GetAsync() is { } trunk && condition(trunk) ? trunk : null, what, Cancelled);
}
