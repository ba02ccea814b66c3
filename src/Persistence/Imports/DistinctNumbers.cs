using System.Globalization;

namespace Campaigns.Persistence.Imports;

/// <summary>Knows whether any number of a list came twice, for lists of up to two million rows: more would take more memory than the knowledge saves time.</summary>
internal sealed class DistinctNumbers
{
    private const int Remembered = 2_000_000;

    private HashSet<long>? _seen = [];

    /// <summary>No number came twice. False when one did, or when it isn't known.</summary>
    public bool AllDistinct => _seen is not null;

    /// <summary>Notes a number, E.164 with "+".</summary>
    public void Add(string phoneNumber)
    {
        if (_seen is null)
        {
            return;
        }

        var isNew = long.TryParse(phoneNumber.AsSpan(Math.Min(1, phoneNumber.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && _seen.Add(digits);
        if (!isNew || _seen.Count > Remembered)
        {
            _seen = null;
        }
    }
}
