using Campaigns.Domain.Ports;
using PhoneNumbers;

namespace Campaigns.Numbering.Tests;

/// <summary>What the library says by itself, every time anew: the yardstick for what is remembered of it. For numbers of seven digits or more that no spreadsheet has touched.</summary>
internal static class LibraryAlone
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberToTimeZonesMapper Mapper = PhoneNumberToTimeZonesMapper.GetInstance();

    /// <summary>The number in E.164; null when it isn't to be dialled.</summary>
    public static string? Read(string text, string? region)
    {
        var number = TryParse(text, region);
        if ((number is null || !Library.IsValidNumber(number)) && region is not null && text[0] is >= '1' and <= '9' && TryParse("+" + text, null) is { } restored && Library.IsValidNumber(restored))
        {
            number = restored;
        }

        return number is not null && Library.IsValidNumber(number) && Library.GetNumberType(number) is not PhoneNumberType.PREMIUM_RATE
            ? Library.Format(number, PhoneNumberFormat.E164)
            : null;
    }

    /// <summary>All zones in which a number may be.</summary>
    public static IEnumerable<string> ZonesOf(string e164) =>
        Mapper.GetTimeZonesForNumber(Library.Parse(e164, null)).Where(zone => zone != "Etc/Unknown").Order(StringComparer.Ordinal);

    public static string? Dialable(PhoneNumberReading reading) => reading is PhoneNumberReading.Dialable(var e164) ? e164 : null;

    private static PhoneNumber? TryParse(string text, string? region)
    {
        try
        {
            return Library.Parse(text, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
