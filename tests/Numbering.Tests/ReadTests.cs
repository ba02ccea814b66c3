using System.Diagnostics;
using Campaigns.Domain.Ports;

namespace Campaigns.Numbering.Tests;

public sealed class ReadTests
{
    private static readonly LibPhoneNumbers Numbers = new();

    [Theory]
    [InlineData("+12025550123", null, "+12025550123")]
    [InlineData("+1 (202) 555-0123", null, "+12025550123")]
    [InlineData("  +1-202-555-0123  ", null, "+12025550123")]
    [InlineData("tel:+12025550123", null, "+12025550123")]
    [InlineData("+44 20 7946 0958", null, "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", null, "+442079460958")]
    [InlineData("+49 30 901820", null, "+4930901820")]
    [InlineData("+33 1 42 68 53 00", null, "+33142685300")]
    [InlineData("+39 06 6982 1234", null, "+390669821234")] // Italy keeps its leading zero.
    [InlineData("+81 3-3224-9999", null, "+81332249999")]
    [InlineData("+977 1-4200000", null, "+97714200000")]
    [InlineData("+61 2 9374 4000", null, "+61293744000")]
    [InlineData("+55 11 96123 4567", null, "+5511961234567")]
    [InlineData("+91 98765 43210", null, "+919876543210")]
    // National forms with a default region.
    [InlineData("(202) 555-0123", "US", "+12025550123")]
    [InlineData("1 202 555 0123", "US", "+12025550123")]
    [InlineData("011 44 20 7946 0958", "US", "+442079460958")]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("0044 20 7946 0958", "DE", "+442079460958")]
    [InlineData("030 901820", "DE", "+4930901820")]
    [InlineData("06 6982 1234", "IT", "+390669821234")]
    [InlineData("+44 20 7946 0958", "US", "+442079460958")] // A region does not change an international form.
    // A spreadsheet took the "+".
    [InlineData("12025550123", "US", "+12025550123")]
    [InlineData("442079460958", "US", "+442079460958")]
    [InlineData("442079460958", "GB", "+442079460958")]
    [InlineData("4930901820", "US", "+4930901820")]
    // An export wrote a whole number with decimals: a zero too many would be somebody else's number.
    [InlineData("4930901820.0", "DE", "+4930901820")]
    [InlineData("+4930901820.0", null, "+4930901820")]
    [InlineData("4930901820.00", "US", "+4930901820")]
    [InlineData("4930901820,0", "DE", "+4930901820")]
    [InlineData("30901820.0", "DE", "+4930901820")]
    [InlineData("12025550123.0", "US", "+12025550123")]
    [InlineData("202.555.0100", "US", "+12025550100")] // Dots between groups stay separators.
    [InlineData("030.901820.0", "DE", "+49309018200")]
    // Digits of other scripts.
    [InlineData("＋１２０２５５５０１２３", null, "+12025550123")]
    [InlineData("+١٢٠٢٥٥٥٠١٢٣", null, "+12025550123")]
    public void Understands(string text, string? region, string e164) =>
        Assert.Equal(new PhoneNumberReading.Dialable(e164), Numbers.Read(text, region));

    [Theory]
    [InlineData(null, null, "There is no phone number.")]
    [InlineData("", "US", "There is no phone number.")]
    [InlineData("   ", "US", "There is no phone number.")]
    [InlineData("hello", "US", "not a phone number")]
    [InlineData("+", "US", "not a phone number")]
    [InlineData("N/A", null, "country code")]
    [InlineData("2025550123", null, "country code")]
    [InlineData("+1 202 555 01234", null, "No such number")]
    [InlineData("+1 202 555 012", null, "No such number")]
    [InlineData("+1 000 000 0000", null, "No such number")]
    [InlineData("+999 12345678", null, "not a phone number")]
    [InlineData("+1\0 202 555 0123", null, "not a phone number")]
    [InlineData("+1202\r\n5550123", null, "not a phone number")]
    [InlineData("+12025550123\u001b[2J", null, "not a phone number")]
    [InlineData("1.20256E+11", "US", "scientific notation")]
    [InlineData("4.42079E+11", null, "scientific notation")]
    [InlineData("1,20256E+11", "DE", "scientific notation")]
    [InlineData("1.20256e11", "US", "scientific notation")]
    public void Refuses(string? text, string? region, string because) =>
        Assert.Contains(because, Assert.IsType<PhoneNumberReading.Refused>(Numbers.Read(text, region)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("911", "US")]
    [InlineData("9-1-1", "US")]
    [InlineData("112", "DE")]
    [InlineData("112", null)]
    [InlineData("999", "GB")]
    [InlineData("110", "DE")]
    [InlineData("110", "JP")]
    [InlineData("119", "JP")]
    [InlineData("000", "AU")]
    [InlineData("190", "BR")]
    [InlineData("911", "DE")] // Another country's emergency number.
    [InlineData("112", "US")]
    [InlineData("９１１", "US")]
    [InlineData("٩١١", "US")]
    [InlineData("tel:911", "US")]
    [InlineData("+911", null)]
    [InlineData("116117", "DE")]
    [InlineData("988", "US")]
    [InlineData("411", "US")]
    [InlineData("12345", "US")]
    [InlineData("+1 911", null)]
    [InlineData("+49 110", null)]
    [InlineData("+44 999", null)]
    public void Never_dials_emergency_and_short_numbers(string text, string? region) =>
        Assert.IsType<PhoneNumberReading.Refused>(Numbers.Read(text, region));

    [Theory]
    [InlineData("+1 900 555 0123", null)]
    [InlineData("900-555-0123", "US")]
    [InlineData("19005550123", "US")]
    [InlineData("+44 909 879 0000", null)]
    [InlineData("+49 900 1 123456", null)]
    [InlineData("+33 892 68 00 00", null)]
    public void Never_dials_premium_rate_numbers(string text, string? region) =>
        Assert.IsType<PhoneNumberReading.Refused>(Numbers.Read(text, region));

    [Theory]
    [InlineData("+12025550123;ext=55", null)]
    [InlineData("+1 202 555 0123 x55", null)]
    public void An_extension_is_not_dialled(string text, string? region) =>
        Assert.Equal(new PhoneNumberReading.Dialable("+12025550123"), Numbers.Read(text, region));

    [Theory]
    [InlineData('1')]
    [InlineData('+')]
    [InlineData('x')]
    [InlineData(' ')]
    [InlineData('\0')]
    [InlineData('E')]
    public void A_megabyte_of_text_is_refused_without_reading_it(char filler)
    {
        Numbers.Read("+12025550123", null); // The tables are loaded once.
        var text = "+1" + new string(filler, 1 << 20) + "2";
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 100; i++)
        {
            Assert.IsType<PhoneNumberReading.Refused>(Numbers.Read(text, "US"));
        }

        // A hundred take milliseconds; a pattern that backtracks over them would take minutes.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }
}
