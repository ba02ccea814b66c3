using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;

namespace Campaigns.Grains.Tests.Dialing;

public sealed class LaunchPromptTests(PromptCluster cluster) : IClassFixture<PromptCluster>
{
    [Fact]
    public async Task A_launch_prompts_the_dialer_of_its_silo()
    {
        var number = cluster.NewNumber();
        var campaign = await (await TestCampaign.CreateAsync(cluster, with: null)).WithContactsAsync([number]);

        await campaign.CommandAsync(CampaignCommand.Launch);

        (await cluster.Carrier.CallToAsync(number, TestContext.Current.CancellationToken)).Refuse(603);
        await campaign.UntilOverAsync();
    }
}
