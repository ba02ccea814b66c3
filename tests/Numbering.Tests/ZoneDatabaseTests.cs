using NodaTime;
using PhoneNumbers;

namespace Campaigns.Numbering.Tests;

/// <summary>A zone that the time zone database does not have would make a contact undialable for ever.</summary>
public sealed class ZoneDatabaseTests
{
    public static TheoryData<string> Regions => [.. PhoneNumberUtil.GetInstance().GetSupportedRegions().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_country_s_zones_are_in_the_time_zone_database(string region)
    {
        var library = PhoneNumberUtil.GetInstance();
        var zones = new LibPhoneNumbers().ZonesOf(library.Format(library.GetExampleNumber(region), PhoneNumberFormat.E164));
        Assert.NotEmpty(zones);
        Assert.All(zones, zone => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)));
    }
}
