using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;
using NodaTime;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>Which number the called people see, on a silo.</summary>
public sealed class CallerNumberTests(CallerNumberCluster cluster) : IClassFixture<CallerNumberCluster>
{
    private const string First = "+12025550100";
    private const string Second = "+12025550101";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contact_whose_number_is_used_up_for_the_day_waits_for_midnight()
    {
        var (one, two) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await CreateAsync(trunk => trunk with
        {
            CallerNumbers = [First],
            CallerNumberRules = [new CallerNumberRule { Number = First, MaxCallsPerDay = 1 }],
            CallerNumberZone = "America/New_York",
        });
        await campaign.WithContactsAsync([one, two]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        var waiting = await cluster.Signal.UntilAsync(
            async () => (await campaign.ContactsAsync()).SingleOrDefault(contact => contact.State is ContactState.WaitingForRetry), "a contact that waits", Cancelled);

        Assert.Equal((0, Instant.FromUtc(2026, 3, 5, 5, 0)), (waiting.AttemptsSpent, waiting.NextAt));
        var called = Assert.Single(cluster.Carrier.Calls, call => call.Number == one || call.Number == two);
        await called.AnswerAsync();
        called.FarEndHangsUp();

        cluster.Clock.Reset(Instant.FromUtc(2026, 3, 5, 5, 0));
        var next = await cluster.Carrier.CallToAsync(waiting.PhoneNumber, Cancelled);
        await next.AnswerAsync();
        next.FarEndHangsUp();
        await campaign.UntilOverAsync();
    }

    [Fact]
    public async Task A_number_that_people_refuse_rests_and_the_next_takes_its_place()
    {
        var numbers = Enumerable.Range(0, 60).Select(_ => cluster.NewNumber()).ToList();
        var campaign = await CreateAsync(
            trunk => trunk with { CallerNumbers = [First, Second], CallerCooldown = new CallerCooldown { After = 5, Rest = Duration.FromHours(1) } },
            settings => settings with { MaxConcurrentCalls = 1 });
        await campaign.WithContactsAsync(numbers);

        await campaign.CommandAsync(CampaignCommand.Launch);

        // Whoever sees the first number declines; who sees the second one answers. One call at a time.
        var refused = 0;
        for (var nth = 0; nth < numbers.Count; nth++)
        {
            var call = await cluster.Signal.UntilAsync(() => Task.FromResult(CallsTo(numbers).ElementAtOrDefault(nth)), $"call {nth + 1}", Cancelled);
            if (refused == 5)
            {
                refused++;
                cluster.Time.Leap(TimeSpan.FromSeconds(2));
                var resting = await TrunkIsAsync(campaign, trunk => trunk.Resting.Length > 0, "a number that rests");
                Assert.Equal(First, Assert.Single(resting.Resting).Number);
            }

            refused += await PlayAsync(call) ? 1 : 0;
        }

        await campaign.UntilOverAsync();
        var replaced = (await campaign.AttemptsAsync()).Where(attempt => attempt.CallerReplaces is not null).ToList();
        Assert.NotEmpty(replaced);
        Assert.All(replaced, attempt => Assert.Equal((First, Second), (attempt.CallerReplaces, attempt.CallerNumber)));
    }

    [Fact]
    public async Task A_campaign_shows_the_numbers_that_it_chose_and_can_choose_no_other()
    {
        var numbers = Enumerable.Range(0, 20).Select(_ => cluster.NewNumber()).ToList();
        var campaign = await CreateAsync(
            trunk => trunk with { CallerNumbers = [First, Second] }, settings => settings with { CallerNumbers = [new CampaignCallerNumber(Second)] });
        await campaign.WithContactsAsync(numbers);
        await campaign.CommandAsync(CampaignCommand.Launch);
        foreach (var number in numbers)
        {
            var call = await cluster.Carrier.CallToAsync(number, Cancelled);
            Assert.Equal(Second, call.Order.CallerNumber);
            await call.AnswerAsync();
            call.FarEndHangsUp();
        }

        await campaign.UntilOverAsync();
        var view = (await campaign.Grain.GetAsync())!.Entry.Settings;
        var refused = await cluster.Client.GetGrain<ICampaignGrain>(Guid.NewGuid()).CreateAsync(view with { CallerNumbers = [new(First), new("+12025550177")] });
        Assert.Equal((Refusal.Invalid, "callerNumbers[1].number"), (refused.Refusal, Assert.Single(refused.Faults).Path));
    }

    /// <summary>True when it was refused.</summary>
    private static async Task<bool> PlayAsync(FakeCall call)
    {
        if (call.Order.CallerNumber == First)
        {
            call.Refuse(603);
            return true;
        }

        await call.AnswerAsync();
        call.FarEndHangsUp();
        return false;
    }

    private List<FakeCall> CallsTo(List<string> numbers) => [.. cluster.Carrier.Calls.Where(call => numbers.Contains(call.Number))];

    private Task<TrunkView> TrunkIsAsync(TestCampaign campaign, Func<TrunkView, bool> condition, string what) => cluster.Signal.UntilAsync(
        async () => await cluster.Client.GetGrain<ITrunkGrain>(campaign.Trunk.Value).GetAsync() is { } trunk && condition(trunk) ? trunk : null, what, Cancelled);

    private async Task<TestCampaign> CreateAsync(Func<TrunkSettings, TrunkSettings> trunk, Func<CampaignSettings, CampaignSettings>? settings = null)
    {
        var campaign = await TestCampaign.CreateAsync(cluster);
        var grain = cluster.Client.GetGrain<ITrunkGrain>(campaign.Trunk.Value);
        Assert.Empty((await grain.EditAsync(trunk((await grain.GetAsync())!.Settings), null)).Faults);
        if (settings is not null)
        {
            Assert.Empty((await campaign.Grain.EditAsync(settings((await campaign.Grain.GetAsync())!.Entry.Settings), null)).Faults);
        }

        return campaign;
    }
}
