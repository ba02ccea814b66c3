using System.Globalization;

namespace Campaigns.Numbering;

/// <summary>Recognises numbers that a spreadsheet has rewritten.</summary>
internal static class SpreadsheetNumber
{
    /// <summary>True for scientific notation such as 1.20256E+11: the digits that are gone can't be guessed.</summary>
    public static bool IsMangled(string text) => text.Contains('E', StringComparison.OrdinalIgnoreCase)
        && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
