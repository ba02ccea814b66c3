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

    private readonly Dictionary<CampaignId, Contender> _contenders = [];

    /// <summary>More than one campaign wants something: what is given back must be divided anew.</summary>
    public bool IsContended => _contenders.Count > 1;

    /// <summary>Who wants something, how many channels it uses and since when it waits.</summary>
    public IReadOnlyList<(CampaignId Campaign, int InUse, Duration WaitingSince)> Waiting =>
        [.. _contenders.Select(entry => (entry.Key, entry.Value.InUse, entry.Value.WaitingSince))];

    /// <summary>A silo says what it wants, for all its campaigns; what it said before is replaced.</summary>
    public void Claim(string owner, IReadOnlyList<ShareClaim> claims, Duration now)
    {
        foreach (var contender in _contenders.Values)
        {
            contender.Forget(owner, now - Fresh);
        }

        var newcomers = new Dictionary<CampaignId, Contender>();
        foreach (var claim in claims.Where(claim => claim.Wanted > 0))
        {
            if (!_contenders.TryGetValue(claim.Campaign, out var contender) && !newcomers.TryGetValue(claim.Campaign, out contender))
            {
                newcomers[claim.Campaign] = contender = new Contender { CountedAt = now, WaitingSince = now };
            }

            contender.Note(owner, claim, now);
        }

        foreach (var gone in _contenders.Where(entry => entry.Value.WantsNothing).Select(entry => entry.Key).ToList())
        {
            _contenders.Remove(gone);
        }

        foreach (var contender in _contenders.Values)
        {
            contender.CountUse(now);
        }

        // Who comes new begins where the others are: it has no past to be made up for.
        var used = _contenders.Count == 0 ? 0 : _contenders.Values.Min(contender => contender.Used);
        foreach (var (campaign, contender) in newcomers)
        {
            contender.Used = used;
            _contenders.Add(campaign, contender);
        }
    }

    /// <summary>
    /// Divides what is free. Returns what falls to this silo; what falls to campaigns that want it only elsewhere stays free for them.
    /// Nothing is noted before <see cref="Granted"/>. Takes (n + permits) · log n for n campaigns.
    /// </summary>
    /// <param name="owner">The silo that asks, after its <see cref="Claim"/>.</param>
    /// <param name="free">Permits that can be granted now.</param>
    /// <param name="now">When.</param>
    public IReadOnlyList<(CampaignId Campaign, int Count)> Divide(string owner, int free, Duration now)
    {
        var queue = new PriorityQueue<Turn, Rank>(_contenders.Select(entry => entry.Value.TurnOf(entry.Key, owner, now)).Select(turn => (turn, turn.Rank())));

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
            contender.Used += (double)count / contender.Weight;
            contender.WaitingSince = now;
        }
    }

    /// <summary>A campaign that wants something, on one silo or several.</summary>
    private sealed class Contender
    {
        private readonly Dictionary<string, (ShareClaim Claim, Duration At)> _claims = new(StringComparer.Ordinal);

        public bool WantsNothing => _claims.Count == 0;

        public int InUse => _claims.Values.Sum(entry => entry.Claim.InUse);

        public int Weight => _claims.Values.Max(entry => entry.Claim.Weight);

        /// <summary>Seconds of channels and calls started, divided by the weight.</summary>
        public double Used { get; set; }

        /// <summary>Until when its channels are counted.</summary>
        public Duration CountedAt { get; set; }

        /// <summary>Since it began to want something, or got something last.</summary>
        public Duration WaitingSince { get; set; }

        public void Note(string owner, ShareClaim claim, Duration now) => _claims[owner] = (claim, now);

        /// <summary>What a silo said, and what others said before that instant, counts no more.</summary>
        public void Forget(string owner, Duration before)
        {
            foreach (var gone in _claims.Where(entry => entry.Key == owner || entry.Value.At < before).Select(entry => entry.Key).ToList())
            {
                _claims.Remove(gone);
            }
        }

        public void CountUse(Duration now)
        {
            Used += InUse * (now - CountedAt).TotalSeconds / Weight;
            CountedAt = now;
        }

        public Turn TurnOf(CampaignId campaign, string owner, Duration now) => new()
        {
            Campaign = campaign,
            Priority = _claims.Values.Max(entry => entry.Claim.Priority),
            Weight = Weight,
            InUse = InUse,
            Wanted = _claims.Values.Sum(entry => entry.Claim.Wanted),
            WantedHere = _claims.TryGetValue(owner, out var own) ? own.Claim.Wanted : 0,
            Used = Used,
            StarvingSince = now - WaitingSince >= Patience ? WaitingSince : null,
        };
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
