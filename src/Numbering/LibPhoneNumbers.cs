using System.Collections.Frozen;
using System.Globalization;
using Campaigns.Domain.Ports;
using PhoneNumbers;

namespace Campaigns.Numbering;

/// <summary>Phone numbers as libphonenumber knows them.</summary>
public sealed class LibPhoneNumbers : IPhoneNumbers
{
    // Longer text is no number, and parsing it would only cost time.
    private const int LongestText = 64;

    // "+" and what ITU-T E.164 allows, and two digits more, which some countries have.
    private const int LongestE164 = 18;

    // Up to so many digits: emergency and short numbers.
    private const int LongestShort = 6;

    // How the library says that it knows nothing.
    private const string UnknownZone = "Etc/Unknown";

    private readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();
    private readonly ShortNumberInfo _short = ShortNumberInfo.GetInstance();
    private readonly PhoneNumberToTimeZonesMapper _zones = PhoneNumberToTimeZonesMapper.GetInstance();
    private readonly FrozenSet<int> _callingCodes;

    public LibPhoneNumbers() => _callingCodes = _numbers.GetSupportedCallingCodes().ToFrozenSet();

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
    public bool IsDialable(string e164) => e164.Length > LongestShort + 1 && OfE164(e164) is { } number && Check(number) is PhoneNumberReading.Dialable;

    /// <inheritdoc/>
    public IReadOnlyList<string> ZonesOf(string e164)
    {
        if (OfE164(e164) is not { } number)
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
        // A number is valid when it is of a known kind: the library finds that out by looking for its kind.
        return _numbers.GetNumberType(number) switch
        {
            PhoneNumberType.UNKNOWN => Refuse("No such number can exist: its country has no numbers of this form."),
            PhoneNumberType.PREMIUM_RATE => Refuse("Premium-rate numbers are never dialled."),
            _ => new PhoneNumberReading.Dialable(_numbers.Format(number, PhoneNumberFormat.E164)),
        };
    }

    /// <summary>A number in E.164, taken apart: the library's parser, made for what people write, takes many times as long.</summary>
    private PhoneNumber? OfE164(string e164)
    {
        if (e164.Length is < 3 or > LongestE164 || e164[0] != '+' || e164.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        // No calling code begins with another one.
        for (var digits = 1; digits <= 3 && digits < e164.Length - 1; digits++)
        {
            var code = int.Parse(e164.AsSpan(1, digits), CultureInfo.InvariantCulture);
            if (_callingCodes.Contains(code))
            {
                var national = e164.AsSpan(1 + digits);
                var zeros = national.IndexOfAnyExcept('0');
                return new PhoneNumber.Builder()
                    .SetCountryCode(code)
                    .SetNationalNumber(ulong.Parse(national, CultureInfo.InvariantCulture))
                    .SetNumberOfLeadingZeros(zeros < 0 ? national.Length - 1 : zeros)
                    .Build();
            }
        }

        return null;
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
        if (digits.Length is 0 or > LongestShort || text.Any(char.IsLetter))
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
