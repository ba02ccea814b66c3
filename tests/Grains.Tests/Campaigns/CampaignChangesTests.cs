using System.Collections.Concurrent;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Campaigns.Grains.Tests.Campaigns;

public sealed class CampaignChangesTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    [Fact]
    public async Task Who_listens_to_a_campaigns_stream_hears_that_it_was_launched_paused_and_resumed()
    {
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([cluster.NewNumber()]);
        var changed = new Signal();
        ConcurrentQueue<CampaignChange> heard = [];
        var stream = cluster.Services.GetRequiredService<IClusterClient>()
            .GetStreamProvider(CampaignChange.StreamProvider)
            .GetStream<CampaignChange>(CampaignChange.StreamOf(campaign.Id.Value));
        var subscription = await stream.SubscribeAsync((change, _) =>
        {
            heard.Enqueue(change);
            changed.Raise();
            return Task.CompletedTask;
        });

        foreach (var (command, status) in ((CampaignCommand, CampaignStatus)[])
            [
                (CampaignCommand.Launch, CampaignStatus.Running), (CampaignCommand.Pause, CampaignStatus.Paused), (CampaignCommand.Resume, CampaignStatus.Running),
            ])
        {
            var version = (await campaign.CommandAsync(command)).Entry.Version;
            await changed.UntilAsync(
                () => Task.FromResult(heard.FirstOrDefault(change => change.Status == status && change.Version == version)),
                $"a change to {status}",
                TestContext.Current.CancellationToken);
        }

        await subscription.UnsubscribeAsync();
    }
}
