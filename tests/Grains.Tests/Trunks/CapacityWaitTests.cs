using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.History;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>A campaign that calls nobody, though it could, says why in its log.</summary>
public sealed class CapacityWaitTests(TroubleCluster cluster) : IClassFixture<TroubleCluster>
{
    // Longer than a dialer's beat: each look makes every dialer renew, which is what makes the test look again.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(6);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_waits_for_the_only_channel_of_the_trunk_and_goes_on_when_that_is_free()
    {
        cluster.Carrier.Script = null;
        var (talking, waiting) = (cluster.NewNumber(), cluster.NewNumber());
        var first = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([talking]);
        var trunk = cluster.Client.GetGrain<ITrunkGrain>(first.Trunk.Value);
        Assert.Empty((await trunk.EditAsync((await trunk.GetAsync())!.Settings with { MaxConcurrentCalls = 1 }, null)).Faults);
        await first.CommandAsync(CampaignCommand.Launch);
        var call = await cluster.Carrier.CallToAsync(talking, Cancelled);
        Assert.True(await call.AnswerAsync());

        var second = await (await TestCampaign.CreateAsync(cluster, settings => settings with { Trunk = new TrunkId(first.Trunk.Value) })).WithContactsAsync([waiting]);
        await second.CommandAsync(CampaignCommand.Launch);
        var waits = await LogAsync(second, CampaignEvent.Waits, () => cluster.Time.Leap(Step));
        Assert.Equal(["All channels of the trunk are in use."], waits.Reasons);

        call.FarEndHangsUp();
        var next = await cluster.Carrier.CallToAsync(waiting, Cancelled);
        await LogAsync(second, CampaignEvent.GoesOn, () => cluster.Time.Leap(Step));
        Assert.True(await next.AnswerAsync());
        next.FarEndHangsUp();
        await second.UntilOverAsync();

        // Who is in a call waits for nothing.
        Assert.DoesNotContain(await EventsAsync(first), entry => entry.Event is CampaignEvent.Waits);
    }

    private Task<HistoryEntry> LogAsync(TestCampaign campaign, CampaignEvent happened, Action otherwise) => cluster.Signal.UntilAsync(
        async () =>
        {
            var told = (await EventsAsync(campaign)).SingleOrDefault(entry => entry.Event == happened);
            if (told is null)
            {
                otherwise();
            }

            return told;
        },
        $"{happened} in the campaign's log",
        Cancelled);

    private Task<IReadOnlyList<HistoryEntry>> EventsAsync(TestCampaign campaign) =>
        cluster.Services.GetRequiredService<HistoryLog>().ListAsync(campaign.Id, HistoryPlace.Newest, 50, Cancelled);
}
