using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Campaigns;

/// <summary>What the campaigns that dial, and whose grains are on this silo, measure; summed, for their number has no bound.</summary>
internal sealed class CampaignInstruments : IDisposable
{
    private readonly Meter _meter = new("Campaigns.Campaigns");
    private readonly ConcurrentDictionary<CampaignId, WaitingContacts> _waiting = new();

    public CampaignInstruments() => _meter.CreateObservableUpDownCounter(
        "campaigns.contacts.waiting", ReadWaiting, "{contact}", "Contacts of campaigns that dial which aren't final and aren't in a call, by what they wait for.");

    public void Note(CampaignId campaign, WaitingContacts waiting) => _waiting[campaign] = waiting;

    /// <summary>The campaign doesn't dial here any more.</summary>
    public void Forget(CampaignId campaign) => _waiting.TryRemove(campaign, out _);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> ReadWaiting()
    {
        var all = _waiting.Values;
        return
        [
            Of("turn", all.Sum(waiting => waiting.Turn)),
            Of("hours", all.Sum(waiting => waiting.Hours)),
            Of("rest", all.Sum(waiting => waiting.Rest)),
            Of("retry", all.Sum(waiting => waiting.Retry)),
            Of("paused", all.Sum(waiting => waiting.Paused)),
        ];

        static Measurement<long> Of(string reason, long contacts) => new(contacts, new KeyValuePair<string, object?>("reason", reason));
    }
}
