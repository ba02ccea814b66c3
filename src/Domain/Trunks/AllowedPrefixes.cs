namespace Campaigns.Domain.Trunks;

/// <summary>Which numbers a trunk dials.</summary>
public static class AllowedPrefixes
{
    /// <summary>True when the number (E.164 with "+") begins with one of the prefixes. No prefix admits nothing.</summary>
    public static bool Admits(string phoneNumber, IReadOnlyList<string> prefixes)
    {
        for (var i = 0; i < prefixes.Count; i++)
        {
            if (prefixes[i].Length > 1 && phoneNumber.StartsWith(prefixes[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
