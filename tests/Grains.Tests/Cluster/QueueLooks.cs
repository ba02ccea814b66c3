using System.Collections.Concurrent;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>How often campaigns have looked for due contacts, and when.</summary>
internal sealed class QueueLooks(Signal signal)
{
    private readonly ConcurrentDictionary<(CampaignId Campaign, Instant At), int> _counts = new();

    public void Note(CampaignId campaign, Instant at)
    {
        _counts.AddOrUpdate((campaign, at), 1, (_, count) => count + 1);
        signal.Raise();
    }

    /// <summary>Completes when the campaign has looked at this instant since it was asked.</summary>
    public Task OnceAsync(CampaignId campaign, Instant at, CancellationToken cancellationToken)
    {
        var before = _counts.GetValueOrDefault((campaign, at));
        return signal.UntilAsync(() => _counts.GetValueOrDefault((campaign, at)) > before, $"a look at {at}", cancellationToken);
    }
}
