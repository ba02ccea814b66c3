using Campaigns.Domain.Ports;
using PhoneNumbers;

namespace Campaigns.Numbering.Tests;

public sealed class IsDialableTests
{
    private static readonly LibPhoneNumbers Numbers = new();

    /// <summary>Asked before each call, and so without the library's parser; it must make no difference, whatever the country and the kind of number.</summary>
    [Fact]
    public void A_number_in_its_stored_form_may_be_dialled_exactly_when_reading_it_says_so()
    {
        var library = PhoneNumberUtil.GetInstance();
        var examples = from region in library.GetSupportedRegions()
                       from kind in Enum.GetValues<PhoneNumberType>()
                       where kind is not PhoneNumberType.UNKNOWN
                       let example = library.GetExampleNumberForType(region, kind)
                       where example is not null
                       select library.Format(example, PhoneNumberFormat.E164);
        var numbers = examples.Distinct().ToList();

        Assert.True(numbers.Count > 900, $"only {numbers.Count} numbers");
        Assert.All(numbers, e164 => Assert.Equal(Numbers.Read(e164, null) is PhoneNumberReading.Dialable, Numbers.IsDialable(e164)));
        Assert.Contains(numbers, Numbers.IsDialable);
        Assert.Contains(numbers, e164 => !Numbers.IsDialable(e164));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("hello")]
    [InlineData("12025550123")]
    [InlineData("+1 202 555 0123")]
    [InlineData("+120255501234")]
    [InlineData("+999123456789")]
    [InlineData("+19005550123")]
    [InlineData("+911")]
    [InlineData("+49110")]
    [InlineData("+1202555012\n")]
    public void What_is_not_such_a_number_is_not_dialled(string text) => Assert.False(Numbers.IsDialable(text));
}
