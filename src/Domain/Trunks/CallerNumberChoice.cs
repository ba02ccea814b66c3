using Campaigns.Domain.Contacts;

namespace Campaigns.Domain.Trunks;

/// <summary>
/// Which of a trunk's numbers a contact sees. Rendezvous hashing: the contact keeps its number on every retry, and a number that is
/// added or removed moves only the contacts that it must.
/// </summary>
public static class CallerNumberChoice
{
    /// <summary>The number for this contact.</summary>
    /// <param name="contact">Whom to call.</param>
    /// <param name="numbers">E.164, at least one; their order does not matter.</param>
    public static string For(ContactKey contact, IReadOnlyList<string> numbers)
    {
        var best = numbers[0];
        var bestScore = Score(contact, best);
        for (var i = 1; i < numbers.Count; i++)
        {
            var score = Score(contact, numbers[i]);
            if (score > bestScore || (score == bestScore && string.CompareOrdinal(numbers[i], best) < 0))
            {
                (best, bestScore) = (numbers[i], score);
            }
        }

        return best;
    }

    private static ulong Score(ContactKey contact, string number)
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
