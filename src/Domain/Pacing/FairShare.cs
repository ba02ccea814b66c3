using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// Divides a trunk among the campaigns that share it. Higher priorities go first; within one, whoever has used the trunk least for its weight, in seconds of
/// channels, a call that is started counting for one more. Whoever has got nothing for <see cref="Patience"/> goes before all others, the longest first: so no campaign
/// waits longer than that and the time in which the trunk starts as many calls as there are campaigns.
/// <para>Instants are monotonic. Not thread safe.</para>
/// </summary>
public sealed class FairShare
{
    /// <summary>After so long without a call the order of priority and weight doesn't count any more.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(30);

    // A silo that still wants something says so again much sooner.
    private static readonly Duration Fresh = Duration.FromSeconds(3);

    private readonly Dictionary<(string Owner, CampaignId Campaign), (ShareClaim Claim, Duration At)> _claims = [];
    private readonly Dictionary<CampaignId, Contender> _contenders = [];

    /// <summary>More than one campaign wants something: what is given back must be divided anew.</summary>
    public bool IsContended => _contenders.Count > 1;

    /// <summary>Who wants something, how many channels it uses and since when it waits.</summary>
    public IReadOnlyList<(CampaignId Campaign, int InUse, Duration WaitingSince)> Waiting =>
        [.. _contenders.Select(entry => (entry.Key, InUseOf(entry.Key), entry.Value.WaitingSince))];

    /// <summary>A silo says what it wants, for all its campaigns; what it said before is replaced.</summary>
    public void Claim(string owner, IReadOnlyList<ShareClaim> claims, Duration now)
    {
        foreach (var key in _claims.Where(entry => entry.Key.Owner == owner || now - entry.Value.At > Fresh).Select(entry => entry.Key).ToList())
        {
            _claims.Remove(key);
        }

        foreach (var claim in claims.Where(claim => claim.Wanted > 0))
        {
            _claims[(owner, claim.Campaign)] = (claim, now);
        }

        var wanting = _claims.Keys.Select(key => key.Campaign).ToHashSet();
        foreach (var gone in _contenders.Keys.Where(campaign => !wanting.Contains(campaign)).ToList())
        {
            _contenders.Remove(gone);
        }

        foreach (var (campaign, contender) in _contenders)
        {
            contender.Used += InUseOf(campaign) * (now - contender.CountedAt).TotalSeconds / WeightOf(campaign);
            contender.CountedAt = now;
        }

        // Who comes new begins where the others are: it has no past to be made up for.
        var used = _contenders.Count == 0 ? 0 : _contenders.Values.Min(contender => contender.Used);
        foreach (var campaign in wanting.Where(campaign => !_contenders.ContainsKey(campaign)))
        {
            _contenders[campaign] = new Contender { Used = used, CountedAt = now, WaitingSince = now };
        }
    }

    /// <summary>
    /// Divides what is free. Returns what falls to this silo; what falls to campaigns that want it only elsewhere stays free for them.
    /// Nothing is noted before <see cref="Granted"/>.
    /// </summary>
    /// <param name="owner">The silo that asks, after its <see cref="Claim"/>.</param>
    /// <param name="free">Permits that can be granted now.</param>
    /// <param name="now">When.</param>
    public IReadOnlyList<(CampaignId Campaign, int Count)> Divide(string owner, int free, Duration now)
    {
        var queue = new PriorityQueue<Turn, Rank>();
        foreach (var (campaign, contender) in _contenders)
        {
            var turn = TurnOf(campaign, contender, owner, now);
            queue.Enqueue(turn, turn.Rank());
        }

        var own = new Dictionary<CampaignId, int>();
        for (; free > 0 && queue.TryDequeue(out var turn, out _); free--)
        {
            if (turn.WantedHere > 0)
            {
                own[turn.Campaign] = own.GetValueOrDefault(turn.Campaign) + 1;
            }

            var next = turn.Next();
            if (next.Wanted > 0)
            {
                queue.Enqueue(next, next.Rank());
            }
        }

        return [.. own.Select(entry => (entry.Key, entry.Value))];
    }

    /// <summary>So many permits were granted to a campaign.</summary>
    public void Granted(CampaignId campaign, int count, Duration now)
    {
        if (count > 0 && _contenders.TryGetValue(campaign, out var contender))
        {
            contender.Used += (double)count / WeightOf(campaign);
            contender.WaitingSince = now;
        }
    }

    private Turn TurnOf(CampaignId campaign, Contender contender, string owner, Duration now)
    {
        var claims = _claims.Where(entry => entry.Key.Campaign == campaign).ToList();
        return new Turn
        {
            Campaign = campaign,
            Priority = claims.Max(entry => entry.Value.Claim.Priority),
            Weight = claims.Max(entry => entry.Value.Claim.Weight),
            InUse = claims.Sum(entry => entry.Value.Claim.InUse),
            Wanted = claims.Sum(entry => entry.Value.Claim.Wanted),
            WantedHere = claims.Where(entry => entry.Key.Owner == owner).Sum(entry => entry.Value.Claim.Wanted),
            Used = contender.Used,
            StarvingSince = now - contender.WaitingSince >= Patience ? contender.WaitingSince : null,
        };
    }

    private int WeightOf(CampaignId campaign) => _claims.Where(entry => entry.Key.Campaign == campaign).Max(entry => entry.Value.Claim.Weight);

    private int InUseOf(CampaignId campaign) => _claims.Where(entry => entry.Key.Campaign == campaign).Sum(entry => entry.Value.Claim.InUse);

    private sealed class Contender
    {
        /// <summary>Seconds of channels and calls started, divided by the weight.</summary>
        public double Used { get; set; }

        /// <summary>Until when its channels are counted.</summary>
        public Duration CountedAt { get; set; }

        /// <summary>Since it began to want something, or got something last.</summary>
        public Duration WaitingSince { get; set; }
    }

    /// <summary>A campaign's place in the order, and what it wants yet.</summary>
    private sealed record Turn
    {
        public required CampaignId Campaign { get; init; }
        public required int Priority { get; init; }
        public required int Weight { get; init; }
        public required int InUse { get; init; }
        public required int Wanted { get; init; }
        public required int WantedHere { get; init; }
        public required double Used { get; init; }
        public required Duration? StarvingSince { get; init; }

        public Rank Rank() => new(StarvingSince ?? Duration.MaxValue, -Priority, Used + ((double)InUse / Weight), Campaign.Value);

        public Turn Next() => this with
        {
            InUse = InUse + 1,
            Wanted = Wanted - 1,
            WantedHere = Math.Max(0, WantedHere - 1),
            Used = Used + (1.0 / Weight),
            StarvingSince = null,
        };
    }

    /// <summary>Who goes first: compared member by member, the smaller one first.</summary>
    private readonly record struct Rank(Duration StarvingSince, int NegatedPriority, double Used, Guid Campaign) : IComparable<Rank>
    {
        public int CompareTo(Rank other) => (StarvingSince, NegatedPriority, Used, Campaign)
            .CompareTo((other.StarvingSince, other.NegatedPriority, other.Used, other.Campaign));
    }
}
