using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Domain.Trunks;

/// <summary>
/// Which of a trunk's numbers a contact sees. Weighted rendezvous hashing: each number has its weight's share of the contacts, a contact keeps its number
/// on every retry, and a number that is added, removed or rests moves only the contacts that it must.
/// </summary>
public static class CallerNumberChoice
{
    /// <summary>The numbers that a campaign's contacts may see: those of the trunk, or of these the ones that the campaign chose, with its own weights.</summary>
    public static IReadOnlyList<CallerNumberRule> Candidates(TrunkSettings trunk, IReadOnlyList<CampaignCallerNumber> chosen)
    {
        var rules = trunk.CallerNumberRules.ToDictionary(rule => rule.Number, StringComparer.Ordinal);
        return chosen.Count == 0
            ? [.. trunk.CallerNumbers.Select(number => rules.GetValueOrDefault(number) ?? new CallerNumberRule { Number = number })]
            :
            [
                .. chosen.Where(own => trunk.CallerNumbers.Contains(own.Number))
                    .Select(own => (rules.GetValueOrDefault(own.Number) ?? new CallerNumberRule { Number = own.Number }) with { Weight = own.Weight }),
            ];
    }

    /// <summary>The contact's own number; while that rests, the next in the contact's order that doesn't.</summary>
    /// <param name="contact">Whom to call.</param>
    /// <param name="candidates">From <see cref="Candidates"/>; their order does not matter.</param>
    /// <param name="rests">Whether a number rests.</param>
    public static CallerNumberPick For(ContactKey contact, IReadOnlyList<CallerNumberRule> candidates, Func<string, bool> rests)
    {
        CallerNumberRule? own = null, best = null;
        var (ownScore, bestScore) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var candidate in candidates)
        {
            var score = candidates.Count == 1 ? 0 : Score(contact, candidate);
            if (Beats(score, candidate, ownScore, own))
            {
                (own, ownScore) = (candidate, score);
            }

            if (Beats(score, candidate, bestScore, best) && !rests(candidate.Number))
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return own is null ? new CallerNumberPick.NoneLeft()
            : best is null ? new CallerNumberPick.AllRest()
            : new CallerNumberPick.Use(best, best == own ? null : own.Number);
    }

    private static bool Beats(double score, CallerNumberRule candidate, double best, CallerNumberRule? holder) =>
        holder is null || score > best || (score.Equals(best) && string.CompareOrdinal(candidate.Number, holder.Number) < 0);

    // The largest of weight ÷ −ln(u), u uniform in (0, 1) for each pair of contact and number, falls on each number as often as its weight says.
    private static double Score(ContactKey contact, CallerNumberRule candidate)
    {
        var uniform = ((Hash(contact, candidate.Number) >> 11) + 0.5) / (1UL << 53);
        return candidate.Weight / -Math.Log(uniform);
    }

    private static ulong Hash(ContactKey contact, string number)
    {
        // FNV-1a over the number, then a SplitMix64 finaliser so that neighbouring contacts differ in every bit.
        var hash = 14695981039346656037UL;
        foreach (var digit in number)
        {
            hash = (hash ^ digit) * 1099511628211UL;
        }

        var z = hash ^ ((ulong)contact.Contact * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
