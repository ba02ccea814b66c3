namespace Campaigns.Chaos.Faults;

/// <summary>Which faults happen when: decided before the run from its seed, so that a run can be repeated.</summary>
internal static class FaultPlan
{
    /// <summary>Until calls are in progress.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>What a silo that was killed or frozen is given until it is a victim again.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Draws the kinds in rounds, each in each round once, in an order of its own. A victim that is still in trouble is spared until it isn't: two faults of the
    /// database don't overlap, nor two of the carrier, and one silo at least is healthy.
    /// </summary>
    /// <param name="options">Of the run.</param>
    public static IReadOnlyList<PlannedFault> Of(ChaosOptions options)
    {
        var random = new Random((int)(options.Seed ^ (options.Seed >> 32)));
        var busyUntil = new Dictionary<(Victim, int), TimeSpan>();
        List<FaultKind> waiting = [];
        List<PlannedFault> plan = [];
        var at = Quiet;
        while (at < options.During)
        {
            // The next round joins while something of the last one still waits, so that a victim in trouble holds up nobody else.
            if (waiting.Count <= options.Kinds.Count / 2)
            {
                var round = options.Kinds.ToArray();
                random.Shuffle(round);
                waiting.AddRange(round);
            }

            if (waiting.Select(kind => Draw(kind, at, options, busyUntil, random)).FirstOrDefault(drawn => drawn is not null) is { } fault)
            {
                waiting.Remove(fault.Kind);
                plan.Add(fault);
                at += options.Gap * (0.5 + random.NextDouble());
            }
            else
            {
                at += TimeSpan.FromSeconds(1);
            }
        }

        return plan;
    }

    private static PlannedFault? Draw(
        FaultKind kind, TimeSpan at, ChaosOptions options, Dictionary<(Victim, int), TimeSpan> busyUntil, Random random)
    {
        var victim = FaultTraits.VictimOf(kind);
        var candidates = victim is Victim.Silo ? options.Silos : 1;
        int[] free = [.. Enumerable.Range(0, candidates).Where(index => busyUntil.GetValueOrDefault((victim, index)) <= at)];
        if (free.Length < (victim is Victim.Silo && candidates > 1 ? 2 : 1))
        {
            return null;
        }

        var chosen = free[random.Next(free.Length)];
        var (shortest, longest) = FaultTraits.SecondsOf(kind);
        var lasts = TimeSpan.FromSeconds((shortest + ((longest - shortest) * random.NextDouble())) * options.Scale);
        busyUntil[(victim, chosen)] = at + lasts + (victim is Victim.Silo ? Recovery : TimeSpan.FromSeconds(2));
        return new PlannedFault(at, kind, victim is Victim.Silo ? chosen : null, lasts);
    }
}
