using Campaigns.Domain.Attempts;

namespace Campaigns.Engine.Bench;

/// <summary>How an attempt ends, always the same for the same seed, number and attempt: 50 % answered, 20 % busy, 25 % no answer, 5 % error.</summary>
internal static class OutcomeDraw
{
    public static Disposition Of(int seed, ReadOnlySpan<char> number, int attempt)
    {
        // FNV-1a: string.GetHashCode differs between runs.
        var hash = 2166136261u ^ (uint)seed;
        foreach (var digit in number)
        {
            hash = (hash ^ digit) * 16777619;
        }

        hash = (hash ^ (uint)attempt) * 16777619;
        hash ^= hash >> 15;
        hash *= 2246822519;
        return ((hash ^ (hash >> 13)) % 100) switch
        {
            < 50 => Disposition.Answered,
            < 70 => Disposition.Busy,
            < 95 => Disposition.NoAnswer,
            _ => Disposition.TechnicalError,
        };
    }
}
