using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>Fifty campaigns on three silos and a trunk of five channels, each of which would take them all.</summary>
public sealed class TrunkSharingTests(FairShareCluster cluster) : IClassFixture<FairShareCluster>
{
    private const int Campaigns = 50;
    private const int Channels = 5;
    private const int ContactsEach = 6;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_campaign_gets_its_turn_and_the_limit_holds_over_the_cluster()
    {
        cluster.Carrier.Script = null;
        var first = await TestCampaign.CreateAsync(cluster);
        var trunk = cluster.Client.GetGrain<ITrunkGrain>(first.Trunk.Value);
        Assert.Empty((await trunk.EditAsync((await trunk.GetAsync())!.Settings with { MaxConcurrentCalls = Channels }, null)).Faults);
        var campaignOf = new Dictionary<string, int>();
        List<TestCampaign> campaigns = [];
        for (var n = 0; n < Campaigns; n++)
        {
            var numbers = Enumerable.Range(0, ContactsEach).Select(_ => cluster.NewNumber()).ToList();
            numbers.ForEach(number => campaignOf[number] = n);
            campaigns.Add(await (await TestCampaign.CreateAsync(cluster, settings => settings with { Trunk = new TrunkId(first.Trunk.Value) })).WithContactsAsync(numbers));
        }

        foreach (var campaign in campaigns)
        {
            await campaign.CommandAsync(CampaignCommand.Launch);
        }

        // Five phones ring, and all the other campaigns wait for a channel.
        await cluster.Signal.UntilAsync(
            async () => await trunk.GetAsync() is { } view && view.ChannelsInUse == Channels && view.Sharers.Length >= Campaigns - Channels ? view : null, "every campaign wanting a channel", Cancelled);
        cluster.Carrier.Script = call => _ = PlayAsync(call);
        foreach (var call in cluster.Carrier.Calls)
        {
            await PlayAsync(call);
        }

        await cluster.Signal.UntilAsync(
            () => cluster.Carrier.Calls.Count(call => call.Completion.IsCompleted) == Campaigns * ContactsEach, "every contact's call", Cancelled);
        foreach (var campaign in campaigns)
        {
            await campaign.UntilOverAsync();
        }

        cluster.Carrier.Script = null;

        var order = cluster.Carrier.Calls.Where(call => campaignOf.ContainsKey(call.Number)).Select(call => campaignOf[call.Number]).ToList();
        Assert.Equal(Campaigns * ContactsEach, order.Count);
        Assert.InRange(cluster.Carrier.Peak, 1, Channels);

        // Without sharing, one campaign after the other would be dialled to its end: the first half of the calls would be those of half of the campaigns, and of the five that rang first.
        // How much further it gets depends on how soon busy silos ask; the bound on waiting is FairShareTests' to show, on a clock of its own.
        Assert.InRange(order.Take(order.Count / 2).Distinct().Count(), (Campaigns / 2) + Channels + 1, Campaigns);
    }

    private static async Task PlayAsync(FakeCall call)
    {
        await call.AnswerAsync();
        call.FarEndHangsUp();
    }
}
