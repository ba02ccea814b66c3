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

    // Digits of numbers that are read as they are dialled: E.164's most, and more than any short or emergency number has.
    private const int LongestDialled = 15;
    private const int ShortestDialled = 7;

    // How the library says that it knows nothing.
    private const string UnknownZone = "Etc/Unknown";

    private readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();
    private readonly ShortNumberInfo _short = ShortNumberInfo.GetInstance();
    private readonly PhoneNumberToTimeZonesMapper _zones = PhoneNumberToTimeZonesMapper.GetInstance();
    private readonly NumberingPlans _plans;

    public LibPhoneNumbers() => _plans = new NumberingPlans(_numbers);

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

        if (AsDialled(trimmed) is { } reading)
        {
            return reading;
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
        if (e164.Length is < 3 or > LongestE164 || e164[0] != '+' || e164.AsSpan(1).ContainsAnyExceptInRange('0', '9') || _plans.Find(e164.AsSpan(1), out var code) is not { } plan)
        {
            return [];
        }

        var national = e164.AsSpan(1 + code.Digits);
        var kind = plan.KindOf(national);
        if (kind == PhoneNumberType.UNKNOWN)
        {
            return [];
        }

        var number = plan.NumberOf(national);
        return _numbers.IsNumberGeographical(kind, code.Value) ? Known(_zones.GetTimeZonesForGeographicalNumber(number)) : plan.ZonesOfAll(() => Known(_zones.GetTimeZonesForNumber(number)));
    }

    /// <inheritdoc/>
    public string? CountryPrefixOf(string e164) =>
        Parse(e164, null) is { } number && IsValid(number) ? $"+{number.CountryCode}" : null;

    private static PhoneNumberReading.Refused Refuse(string reason) => new(reason);

    private static string WhyUnreadable(string text, string? region) => region is null && !text.StartsWith('+')
        ? "Without a \"+\" and country code the number can't be understood: write it internationally or give a default region."
        : "This is not a phone number.";

    private static List<string> Known(List<string> zones) =>
        zones.Count == 1 && zones[0] != UnknownZone ? zones : [.. zones.Where(zone => zone != UnknownZone).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Reads a number that is written as it is dialled, "+" and digits, perhaps in groups: nearly all of a well-kept list. Null: something else, or a number from which the library might take digits
    /// away. The library comes to the same, but its parser, made for whatever people write, takes many times as long.
    /// </summary>
    private PhoneNumberReading? AsDialled(string text)
    {
        if (text[0] != '+')
        {
            return null;
        }

        Span<char> digits = stackalloc char[LongestDialled];
        var count = 0;
        foreach (var character in text.AsSpan(1))
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == LongestDialled)
                {
                    return null;
                }

                digits[count++] = character;
            }
            else if (character is not (' ' or '-' or '(' or ')'))
            {
                return null;
            }
        }

        digits = digits[..count];
        return count >= ShortestDialled && _plans.Find(digits, out var code) is { } plan && plan.KindAsDialled(digits[code.Digits..]) is { } kind
            ? Judge(kind, count == text.Length - 1 ? text : $"+{digits}")
            : null;
    }

    private PhoneNumberReading Check(PhoneNumber number) => Judge(KindOf(number), _numbers.Format(number, PhoneNumberFormat.E164));

    private static PhoneNumberReading Judge(PhoneNumberType kind, string e164) => kind switch
    {
        // A number is valid when it is of a known kind: the library finds that out by looking for its kind.
        PhoneNumberType.UNKNOWN => Refuse("No such number can exist: its country has no numbers of this form."),
        PhoneNumberType.PREMIUM_RATE => Refuse("Premium-rate numbers are never dialled."),
        _ => new PhoneNumberReading.Dialable(e164),
    };

    private bool IsValid(PhoneNumber number) => KindOf(number) != PhoneNumberType.UNKNOWN;

    private PhoneNumberType KindOf(PhoneNumber number) => _plans.Find(number.CountryCode)?.KindOf(_numbers.GetNationalSignificantNumber(number)) ?? PhoneNumberType.UNKNOWN;

    /// <summary>The number in its own form; a national number that lost its "+" in a spreadsheet is tried with one.</summary>
    private PhoneNumber? Parse(string text, string? region)
    {
        var number = TryParse(text, region);
        if ((number is null || !IsValid(number)) && region is not null && text[0] is >= '1' and <= '9')
        {
            var restored = TryParse("+" + text, null);
            return restored is not null && IsValid(restored) ? restored : number;
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
