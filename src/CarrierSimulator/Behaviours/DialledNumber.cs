namespace Campaigns.CarrierSimulator.Behaviours;

/// <summary>The user part of a Request-URI, reduced to what identifies a line.</summary>
internal static class DialledNumber
{
    /// <summary>The digits of a number as one integer: E.164 has at most 15, so that they always fit. Anything else is hashed (FNV-1a).</summary>
    public static ulong Key(ReadOnlySpan<char> user)
    {
        var digits = user.StartsWith("+") ? user[1..] : user;
        if (digits.Length is > 0 and <= 18 && ulong.TryParse(digits, out var key))
        {
            return key;
        }

        var hash = 14695981039346656037UL;
        foreach (var character in user)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        // The top bit keeps hashed names apart from numbers.
        return hash | (1UL << 63);
    }
}
