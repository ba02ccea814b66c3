using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using NodaTime;

namespace Campaigns.Grains.Tests.Contacts;

public sealed class StuckRemindersTests(StuckRemindersCluster cluster) : IClassFixture<StuckRemindersCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Once each call that wanted a retry kept its slot until its reminder had failed, half a minute later; a list went on at a tenth of its rate.</summary>
    [Fact]
    public async Task A_retry_whose_reminder_cannot_be_set_keeps_no_slot_and_is_dialled_when_it_is_due()
    {
        var (first, second) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await TestCampaign.CreateAsync(cluster, settings => settings with { MaxConcurrentCalls = 1 });
        await campaign.WithContactsAsync([first, second]);
        await campaign.CommandAsync(CampaignCommand.Launch);
        (await cluster.Carrier.CallToAsync(first, Cancelled)).Refuse(486);

        var next = await cluster.Carrier.CallToAsync(second, Cancelled);

        var waiting = await campaign.ContactInAsync(first, ContactState.WaitingForRetry);
        next.Refuse(603);
        cluster.Clock.Reset(waiting.NextAt!.Value + Duration.FromSeconds(1));
        (await cluster.Carrier.CallToAsync(first, Cancelled, nth: 2)).Refuse(603);
        await campaign.UntilOverAsync();
    }
}
