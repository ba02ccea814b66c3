using System.Globalization;
using System.Text.RegularExpressions;

namespace Campaigns.Numbering;

/// <summary>Recognises numbers that a spreadsheet has rewritten.</summary>
internal static partial class SpreadsheetNumber
{
    /// <summary>True for scientific notation such as 1.20256E+11: the digits that are gone can't be guessed.</summary>
    public static bool IsMangled(string text) => text.Contains('E', StringComparison.OrdinalIgnoreCase)
        && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>
    /// The number without the decimals that an export adds to whole numbers: "4930901820.0" is "4930901820". Read as a separator, the
    /// dot would leave one digit too many, and where numbers have no fixed length that is somebody else's.
    /// </summary>
    public static string WithoutDecimals(string text) => Decimals().Replace(text, "${whole}");

    // No group that people write ends in one or two zeros after seven digits or more in one piece; a leading zero is no whole number's.
    [GeneratedRegex(@"^(?<whole>\+?[1-9][0-9]{6,14})[.,]0{1,2}$")]
    private static partial Regex Decimals();
}
