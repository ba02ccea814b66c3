using System.Collections.Concurrent;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Grains.Contacts;

/// <summary>
/// Tells campaigns that retries are due: however many reminders ring together on this silo, a campaign hears of them once.
/// </summary>
internal sealed class RetryNudges(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<CampaignId, bool> _waiting = new();

    public void Nudge(CampaignId campaign)
    {
        if (_waiting.TryAdd(campaign, true))
        {
            _ = TellAsync(campaign);
        }
    }

    private async Task TellAsync(CampaignId campaign)
    {
        await Task.Delay(Gather, time).ConfigureAwait(false);
        _waiting.TryRemove(campaign, out _);

        // One way: a lost nudge costs a second, until the campaign looks by itself.
        await grains.GetGrain<ICampaignGrain>(campaign.Value).RetriesDueAsync().ConfigureAwait(false);
    }
}
