using System.Globalization;
using CsCheck;
using PhoneNumbers;

namespace Campaigns.Numbering.Tests;

/// <summary>What is remembered of the library must be what it says itself, whatever the country, the kind and the way it is written.</summary>
public sealed class NumberingPlanTests
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();
    private static readonly LibPhoneNumbers Numbers = new();

    // A number of every kind of every region, and the region.
    private static readonly (string E164, string Region)[] Examples =
    [
        .. from region in Library.GetSupportedRegions().Order(StringComparer.Ordinal)
           from kind in Enum.GetValues<PhoneNumberType>()
           where kind is not PhoneNumberType.UNKNOWN
           let example = Library.GetExampleNumberForType(region, kind)
           where example is not null
           select (Library.Format(example, PhoneNumberFormat.E164), region),
        .. from code in Library.GetSupportedGlobalNetworkCallingCodes()
           select (Library.Format(Library.GetExampleNumberForNonGeoEntity(code), PhoneNumberFormat.E164), "US"),
    ];

    // The beginning of an example and any digits behind it, one more or less than the example has: numbers that exist, and those just beside them.
    private static readonly Gen<(string E164, string Region)> Numbered =
        Gen.Select(Gen.Int[0, Examples.Length - 1], Gen.Int[2, 12], Gen.Int[-4, 4], Gen.Char['0', '9'].Array[20]).Select((index, kept, more, digits) =>
        {
            var (example, region) = Examples[index];
            var length = Math.Clamp(example.Length + (Math.Abs(more) == 4 ? Math.Sign(more) : 0), 8, 16);
            return (string.Concat(example.AsSpan(0, Math.Min(kept, example.Length)), digits)[..length], region);
        });

    public static TheoryData<int> CallingCodes => [.. Library.GetSupportedCallingCodes().Order()];

    [Theory]
    [MemberData(nameof(CallingCodes))]
    public void The_patterns_of_every_country_are_understood(int callingCode) => Assert.True(new NumberingPlan(Library, callingCode).Remembers);

    [Fact]
    public void A_number_is_read_as_the_library_reads_it() => Numbered.Sample(
        number =>
        {
            var expected = LibraryAlone.Read(number.E164, null);
            Assert.Equal(expected, LibraryAlone.Dialable(Numbers.Read(number.E164, null)));
            Assert.Equal(expected, LibraryAlone.Dialable(Numbers.Read(number.E164, number.Region)));
            Assert.Equal(LibraryAlone.ZonesOf(expected ?? "+12025550123"), Numbers.ZonesOf(expected ?? "+12025550123"));
        },
        iter: 60_000);

    [Fact]
    public void A_number_in_groups_is_read_as_the_library_reads_it() => Gen.Select(Numbered, AnyOf("", " ", "-", " (", ") ", "(0)", " - ").Array[16]).Sample(
        (number, separators) =>
        {
            var text = "+" + string.Concat(number.E164.Skip(1).Zip(separators, (digit, separator) => digit + separator));
            Assert.Equal(LibraryAlone.Read(text, null), LibraryAlone.Dialable(Numbers.Read(text, null)));
        },
        iter: 20_000);

    [Fact]
    public void A_national_number_is_read_as_the_library_reads_it() => Gen.Select(Numbered, AnyOf("", "0", "1", "00")).Sample(
        (number, prefix) =>
        {
            var code = Library.GetCountryCodeForRegion(number.Region).ToString(CultureInfo.InvariantCulture);
            var national = prefix + number.E164[(number.E164.StartsWith($"+{code}", StringComparison.Ordinal) ? 1 + code.Length : 1)..];
            if (national.Length > 6)
            {
                Assert.Equal(LibraryAlone.Read(national, number.Region), LibraryAlone.Dialable(Numbers.Read(national, number.Region)));
            }
        },
        iter: 20_000);

    [Fact]
    public void Many_numbers_need_few_states()
    {
        var plan = new NumberingPlan(Library, 1);
        for (var number = 2_000_000_003L; number < 10_000_000_000; number += 79_999)
        {
            plan.KindAsDialled(number.ToString(CultureInfo.InvariantCulture));
        }

        Assert.InRange(plan.States, 100, 20_000);
    }

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
