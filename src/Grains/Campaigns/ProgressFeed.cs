using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using NodaTime;
using Orleans.Streams;

namespace Campaigns.Grains.Campaigns;

/// <summary>Tells viewers of a campaign what has changed, so often at most, each event complete and numbered.</summary>
/// <param name="stream">Where they listen.</param>
/// <param name="interval">Between two events while something changes.</param>
internal sealed class ProgressFeed(IAsyncStream<CampaignProgress> stream, Duration interval)
{
    private Duration _publishedAt;
    private CampaignProgress? _published;

    /// <summary>Of the last event; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>Tells what <paramref name="read"/> finds, if it is time and anything differs from the last event.</summary>
    /// <param name="now">Monotonic.</param>
    /// <param name="read">The numbers now.</param>
    public async Task PublishAsync(Duration now, Func<Task<CampaignProgress>> read)
    {
        if (now - _publishedAt < interval)
        {
            return;
        }

        _publishedAt = now;
        var progress = await read();
        if (_published is null || progress with { Sequence = 0, AtUnixMs = 0, Counts = _published.Counts } != _published with { Sequence = 0, AtUnixMs = 0 }
            || !SameCounts(progress.Counts, _published.Counts))
        {
            _published = progress with { Sequence = ++Sequence };
            await stream.OnNextAsync(_published);
        }
    }

    /// <summary>The last event: the campaign is over.</summary>
    public Task EndAsync(CampaignProgress progress) => stream.OnNextAsync(progress with { Sequence = ++Sequence });

    private static bool SameCounts(CampaignCounts left, CampaignCounts right) => left.OpenCalls == right.OpenCalls
        && left.Contacts.Count == right.Contacts.Count && left.Contacts.All(entry => right.Contacts.GetValueOrDefault(entry.Key) == entry.Value)
        && left.Attempts.Count == right.Attempts.Count && left.Attempts.All(entry => right.Attempts.GetValueOrDefault(entry.Key) == entry.Value);
}
