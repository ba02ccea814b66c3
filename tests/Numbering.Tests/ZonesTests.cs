using PhoneNumbers;

namespace Campaigns.Numbering.Tests;

public sealed class ZonesTests
{
    private static readonly LibPhoneNumbers Numbers = new();

    [Theory]
    [InlineData("+12025550123", "America/New_York")]
    [InlineData("+12125550123", "America/New_York")]
    [InlineData("+13105550123", "America/Los_Angeles")]
    [InlineData("+18085550123", "Pacific/Honolulu")]
    [InlineData("+442079460958", "Europe/London")]
    [InlineData("+4930901820", "Europe/Berlin")]
    [InlineData("+97714200000", "Asia/Katmandu")]
    [InlineData("+919876543210", "Asia/Calcutta")]
    public void A_prefix_in_one_zone(string e164, string zone) => Assert.Equal([zone], Numbers.ZonesOf(e164));

    [Fact]
    public void A_prefix_in_several_zones_has_them_all()
    {
        var tollFree = Numbers.ZonesOf("+18005550123");
        Assert.Contains("America/New_York", tollFree);
        Assert.Contains("America/Los_Angeles", tollFree);
        Assert.Equal(tollFree.Order(StringComparer.Ordinal), tollFree);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("2025550123")]
    [InlineData("+999123")]
    public void What_is_no_number_has_no_zone(string text) => Assert.Empty(Numbers.ZonesOf(text));

    [Theory]
    [InlineData("+12025550123", "+1")]
    [InlineData("+442079460958", "+44")]
    [InlineData("+97714200000", "+977")]
    [InlineData("+1202", null)]
    [InlineData("x", null)]
    public void The_country_of_a_number(string e164, string? prefix) => Assert.Equal(prefix, Numbers.CountryPrefixOf(e164));

    /// <summary>Zones are looked up without the library's parser; it must make no difference, whatever the country and the kind of number.</summary>
    [Fact]
    public void The_zones_are_those_that_the_library_finds_for_the_number_that_it_parses()
    {
        var library = PhoneNumberUtil.GetInstance();
        var mapper = PhoneNumberToTimeZonesMapper.GetInstance();
        var examples = from region in library.GetSupportedRegions()
                       from kind in Enum.GetValues<PhoneNumberType>()
                       where kind is not PhoneNumberType.UNKNOWN
                       let example = library.GetExampleNumberForType(region, kind)
                       where example is not null
                       select library.Format(example, PhoneNumberFormat.E164);
        var numbers = examples.Distinct().ToList();

        Assert.True(numbers.Count > 900, $"only {numbers.Count} numbers");
        Assert.All(numbers, e164 => Assert.Equal(
            mapper.GetTimeZonesForNumber(library.Parse(e164, null)).Where(zone => zone != "Etc/Unknown").Order(StringComparer.Ordinal),
            Numbers.ZonesOf(e164)));
    }
}
