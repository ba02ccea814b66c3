using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Cluster;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>Fifty campaigns on a trunk of five channels, each of which would take them all.</summary>
public sealed class TrunkSharingTests(FairShareCluster cluster) : IClassFixture<FairShareCluster>
{
    private const int Campaigns = 50;
    private const int Channels = 5;
    private const int ContactsEach = 8;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_campaign_gets_its_turn()
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

        await Task.WhenAll(campaigns.Select(campaign => campaign.UntilOverAsync()));
        cluster.Carrier.Script = null;

        // Everybody's first turn comes in the first half: without sharing, one campaign after the other would be dialled to its end.
        var order = cluster.Carrier.Calls.Where(call => campaignOf.ContainsKey(call.Number)).Select(call => campaignOf[call.Number]).ToList();
        Assert.Equal(Campaigns * ContactsEach, order.Count);
        Assert.All(Enumerable.Range(0, Campaigns), campaign => Assert.InRange(order.IndexOf(campaign), 0, (Campaigns * 4) - 1));
    }

    private static async Task PlayAsync(FakeCall call)
    {
        await call.AnswerAsync();
        call.FarEndHangsUp();
    }
}
