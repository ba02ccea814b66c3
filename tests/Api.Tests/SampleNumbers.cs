using Campaigns.Domain.Ports;

namespace Campaigns.Api.Tests;

/// <summary>A phone book small enough to be predicted: international numbers of 8–15 digits, ten-digit ones with the region US, +1 312 is Chicago.</summary>
internal sealed class SampleNumbers : IPhoneNumbers
{
    public PhoneNumberReading Read(string? text, string? defaultRegion)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        var isNumber = text is not null && text.All(character => char.IsAsciiDigit(character) || character is '+' or ' ' or '-' or '(' or ')');
        return (isNumber, text, digits.Length) switch
        {
            (true, ['+', ..], >= 8 and <= 15) => new PhoneNumberReading.Dialable("+" + digits),
            (true, _, 10) when defaultRegion == "US" => new PhoneNumberReading.Dialable("+1" + digits),
            _ => new PhoneNumberReading.Refused("This is no phone number."),
        };
    }

    public IReadOnlyList<string> ZonesOf(string e164) => e164.StartsWith("+1312", StringComparison.Ordinal) ? ["America/Chicago"] : [];

    public string? CountryPrefixOf(string e164) => e164[..2];
}
