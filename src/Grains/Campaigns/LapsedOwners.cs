using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Dialing;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// The owners of a campaign's slots whose lease has lapsed: until the membership says dead a silo may only be slow, then its calls are accounted for.
/// Used from one grain only.
/// </summary>
internal sealed partial class LapsedOwners(CampaignParts parts, GrainSlots slots, CampaignQueue queue, DialerAudience dialers)
{
    private readonly Dictionary<string, Instant> _lapsed = new(StringComparer.Ordinal);
    private Task _settling = Task.CompletedTask;

    /// <summary>An owner has renewed: it lives.</summary>
    public void Renewed(string owner) => _lapsed.Remove(owner);

    /// <summary>Notices who has lapsed, and accounts for them beside the grain's turns: a BYE may take its 32 seconds, and pulls go on meanwhile.</summary>
    public void Look(CampaignEntry campaign, Duration now)
    {
        foreach (var owner in slots.Ledger.Lapse(now))
        {
            LogLapsed(parts.Logger, owner, campaign.Id, slots.Ledger.CountOf(owner));
            _lapsed.TryAdd(owner, parts.Clock.GetCurrentInstant());
        }

        if (_lapsed.Count > 0 && _settling.IsCompleted)
        {
            _settling = SettleAllAsync(campaign);
        }
    }

    private async Task SettleAllAsync(CampaignEntry campaign)
    {
        foreach (var (owner, lapsedAt) in _lapsed.ToList())
        {
            try
            {
                await SettleAsync(campaign, owner, lapsedAt);
            }
            catch (Exception exception)
            {
                LogSettleFailed(parts.Logger, exception, owner, campaign.Id);
            }
        }
    }

    private async Task SettleAsync(CampaignEntry campaign, string owner, Instant lapsedAt)
    {
        // Until the membership says dead the silo may only be slow: its undialled grants come back, its calls are its own.
        if (!parts.Liveness.IsDead(owner))
        {
            var open = await parts.Journal.OpenCallsAsync(campaign.Id, owner, CancellationToken.None);
            if (_lapsed.ContainsKey(owner))
            {
                slots.Ledger.Settle(owner, open.Count);
            }

            return;
        }

        await slots.RemoveAsync(owner, CancellationToken.None);
        var stillUp = await parts.Orphans.SettleAsync(campaign, owner, lapsedAt, CancellationToken.None);
        if (!_lapsed.ContainsKey(owner))
        {
            return;
        }

        slots.Ledger.Settle(owner, stillUp);
        if (stillUp == 0)
        {
            _lapsed.Remove(owner);
            queue.ReleaseOwner(owner);
            dialers.Forget(owner);
        }
    }
}
