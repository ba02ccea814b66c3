using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.History;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>What a campaign does by itself is nobody's, and what it is told is of whoever told it.</summary>
public sealed class CampaignHistoryTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_of_the_key_that_gave_it_and_the_end_is_nobodys()
    {
        var number = cluster.NewNumber();
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([number]);
        RequestKey.Set("operator");
        await campaign.CommandAsync(CampaignCommand.Launch);
        RequestKey.Set("other");
        (await cluster.Carrier.CallToAsync(number, Cancelled)).Refuse(603);
        await campaign.UntilOverAsync();

        // What a campaign is can be read while its turn goes on; a command comes after the turn, and by then its event is noted.
        await campaign.Grain.CommandAsync(CampaignCommand.Pause);

        var told = await cluster.Services.GetRequiredService<HistoryLog>().ListAsync(campaign.Id, HistoryPlace.Newest, 10, Cancelled);

        Assert.Equal(
            [(CampaignEvent.Completed, null), (CampaignEvent.Started, "operator"), (CampaignEvent.Created, null)],
            told.Select(entry => (entry.Event, entry.KeyId)));
    }
}
