using Campaigns.Domain.Ports;
using PhoneNumbers;

namespace Campaigns.Numbering;

/// <summary>Phone numbers as libphonenumber knows them.</summary>
public sealed class LibPhoneNumbers : IPhoneNumbers
{
    // Longer text is no number, and parsing it would only cost time.
    private const int LongestText = 64;

    // How the library says that it knows nothing.
    private const string UnknownZone = "Etc/Unknown";

    private readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();
    private readonly ShortNumberInfo _short = ShortNumberInfo.GetInstance();
    private readonly PhoneNumberToTimeZonesMapper _zones = PhoneNumberToTimeZonesMapper.GetInstance();

    /// <inheritdoc/>
    public PhoneNumberReading Read(string? text, string? defaultRegion)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            return Refuse("There is no phone number.");
        }

        if (trimmed.Length > LongestText || trimmed.Any(char.IsControl))
        {
            return Refuse("This is not a phone number.");
        }

        if (SpreadsheetNumber.IsMangled(trimmed))
        {
            return Refuse("A spreadsheet has turned this number into scientific notation and its last digits are lost: format the column as text.");
        }

        trimmed = SpreadsheetNumber.WithoutDecimals(trimmed);
        if (IsShort(trimmed, defaultRegion))
        {
            return Refuse("Emergency and short numbers are never dialled.");
        }

        return Parse(trimmed, defaultRegion) is { } number ? Check(number) : Refuse(WhyUnreadable(trimmed, defaultRegion));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ZonesOf(string e164)
    {
        if (Parse(e164, null) is not { } number)
        {
            return [];
        }

        var zones = _zones.GetTimeZonesForNumber(number);
        return [.. zones.Where(zone => zone != UnknownZone).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public string? CountryPrefixOf(string e164) =>
        Parse(e164, null) is { } number && _numbers.IsValidNumber(number) ? $"+{number.CountryCode}" : null;

    private static PhoneNumberReading.Refused Refuse(string reason) => new(reason);

    private static string WhyUnreadable(string text, string? region) => region is null && !text.StartsWith('+')
        ? "Without a \"+\" and country code the number can't be understood: write it internationally or give a default region."
        : "This is not a phone number.";

    private PhoneNumberReading Check(PhoneNumber number)
    {
        if (!_numbers.IsValidNumber(number))
        {
            return Refuse("No such number can exist: its country has no numbers of this form.");
        }

        if (_numbers.GetNumberType(number) is PhoneNumberType.PREMIUM_RATE)
        {
            return Refuse("Premium-rate numbers are never dialled.");
        }

        return new PhoneNumberReading.Dialable(_numbers.Format(number, PhoneNumberFormat.E164));
    }

    /// <summary>The number in its own form; a national number that lost its "+" in a spreadsheet is tried with one.</summary>
    private PhoneNumber? Parse(string text, string? region)
    {
        var number = TryParse(text, region);
        if ((number is null || !_numbers.IsValidNumber(number)) && region is not null && text[0] is >= '1' and <= '9')
        {
            var restored = TryParse("+" + text, null);
            return restored is not null && _numbers.IsValidNumber(restored) ? restored : number;
        }

        return number;
    }

    private PhoneNumber? TryParse(string text, string? region)
    {
        try
        {
            return _numbers.Parse(text, region);
        }
        catch (NumberParseException)
        {
            // The library's only way to say that a text is no number.
            return null;
        }
    }

    /// <summary>Emergency numbers are looked for in every region: a file from one country must not ring another's.</summary>
    private bool IsShort(string text, string? region)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (digits.Length is 0 or > 6 || text.Any(char.IsLetter))
        {
            return false;
        }

        return region is null
            || _short.IsEmergencyNumber(digits, region)
            || digits.Length <= 3
            || _numbers.GetSupportedRegions().Any(other => _short.IsEmergencyNumber(digits, other))
            || (TryParse(digits, region) is { } number && !_numbers.IsValidNumberForRegion(number, region) && _short.IsPossibleShortNumberForRegion(number, region));
    }
}
