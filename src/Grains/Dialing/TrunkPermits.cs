using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// A silo's permits of one trunk. While one campaign has the trunk to itself, what comes back is used again here. While several share it, what calls gave back
/// goes to the trunk's grain, which divides it; and while the trunk's breaker is open, since only what the grain grants then is a probe. Not thread safe: its line locks.
/// </summary>
internal sealed class TrunkPermits
{
    // A line that wants something asks again within this; what it didn't fetch by then is anybody's.
    private static readonly Duration Kept = Duration.FromSeconds(1);

    private readonly Dictionary<Guid, (ITrunkClaimant Claimant, int Wanted, Duration At)> _wants = [];
    private readonly Dictionary<Guid, (int Count, Duration At)> _given = [];
    private bool _goesBack;
    private int _spare;

    /// <summary>In use by calls and by lines that are about to pull.</summary>
    public int InUse { get; private set; }

    /// <summary>Not in use, and not handed back yet.</summary>
    public int Unused => _spare + _given.Values.Sum(given => given.Count);

    /// <summary>Notes what a campaign wants.</summary>
    public void Want(ITrunkClaimant claimant, int wanted, Duration now) => _wants[claimant.Claim(wanted).Campaign] = (claimant, wanted, now);

    /// <summary>Whether there is anything for a campaign.</summary>
    public bool Has(ITrunkClaimant claimant) => _spare > 0 || _given.GetValueOrDefault(claimant.Claim(0).Campaign).Count > 0;

    /// <summary>Takes up to as many as are wanted: those that are the campaign's, and what is anybody's.</summary>
    public int Take(ITrunkClaimant claimant, int wanted)
    {
        var campaign = claimant.Claim(wanted).Campaign;
        var own = Math.Min(wanted, _given.GetValueOrDefault(campaign).Count);
        if (own > 0)
        {
            _given[campaign] = (_given[campaign].Count - own, _given[campaign].At);
        }

        var common = Math.Min(wanted - own, _spare);
        _spare -= common;
        InUse += own + common;
        if (own + common > 0)
        {
            _wants.Remove(campaign);
        }

        return own + common;
    }

    /// <summary>Permits whose calls have ended.</summary>
    public void Ended(int count)
    {
        InUse -= count;
        _spare += _goesBack ? 0 : count;
    }

    /// <summary>Permits that were reserved and not used: their rate is spent already, so that any campaign may use them.</summary>
    public void NotUsed(int count)
    {
        InUse -= count;
        _spare += count;
    }

    /// <summary>What all campaigns here want.</summary>
    public CampaignClaim[] ClaimsAt(Duration now)
    {
        ForgetOldWants(now);
        return [.. _wants.Values.Select(want => want.Claimant.Claim(want.Wanted))];
    }

    /// <summary>Whether any campaign here wants something.</summary>
    public bool AnyWants(Duration now)
    {
        ForgetOldWants(now);
        return _wants.Count > 0;
    }

    /// <summary>The next request to the trunk gives back what isn't anybody's; what is a campaign's stays for a while.</summary>
    public void GiveBackUnused(Duration now)
    {
        foreach (var (campaign, (count, at)) in _given)
        {
            if (count == 0 || now - at > Kept)
            {
                _given.Remove(campaign);
            }
        }

        _spare = 0;
    }

    /// <summary>Takes in what the trunk granted. Returns whom to wake: those that got something.</summary>
    public IReadOnlyList<ITrunkClaimant> Receive(TrunkPullReply reply, Duration now)
    {
        _goesBack = reply.IsShared || reply.BreakerOpen;
        if (reply.BreakerOpen)
        {
            _spare = 0;
        }

        List<ITrunkClaimant> wake = [];
        foreach (var (campaign, count) in reply.Grants)
        {
            _given[campaign] = (_given.GetValueOrDefault(campaign).Count + count, now);
            if (_wants.TryGetValue(campaign, out var want))
            {
                wake.Add(want.Claimant);
            }
        }

        _spare += reply.Granted - reply.Grants.Sum(grant => grant.Count);
        return wake;
    }

    /// <summary>A wish that isn't renewed is none any more: its campaign has ended, or wants nothing.</summary>
    private void ForgetOldWants(Duration now)
    {
        foreach (var (campaign, (_, _, at)) in _wants)
        {
            if (now - at > Kept)
            {
                _wants.Remove(campaign);
            }
        }
    }
}
