using System.Text.RegularExpressions;
using Campaigns.LoadTester.Lists;
using PhoneNumbers;

namespace Campaigns.LoadTester.Tests.Lists;

public sealed partial class SyntheticNumbersTests
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    [Fact]
    public void A_small_list_has_only_numbers_set_aside_for_fiction_all_different_and_valid()
    {
        var numbers = new SyntheticNumbers(20_000, seed: 1);

        var list = Enumerable.Range(0, 20_000).Select(index => numbers[index]).ToArray();

        Assert.True(numbers.Fictional);
        Assert.Equal(list.Length, list.Distinct().Count());
        Assert.All(list, number => Assert.Matches(Fiction(), number));
        Assert.All(list, number => Assert.True(Numbers.IsValidNumber(Numbers.Parse(number, null)), number));
    }

    [Fact]
    public void A_million_numbers_are_all_different()
    {
        var numbers = new SyntheticNumbers(1_000_000, seed: 7);

        Assert.False(numbers.Fictional);
        Assert.Equal(1_000_000, Enumerable.Range(0, 1_000_000).Select(index => numbers[index]).ToHashSet().Count);
    }

    [Fact]
    public void Numbers_of_a_large_list_are_valid()
    {
        var numbers = new SyntheticNumbers(1_000_000, seed: 7);

        Assert.All(Enumerable.Range(0, 20_000), index => Assert.True(Numbers.IsValidNumber(Numbers.Parse(numbers[index * 50], null)), numbers[index * 50]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_list_and_another_seed_another()
    {
        var one = new SyntheticNumbers(1_000, seed: 1);
        var again = new SyntheticNumbers(1_000, seed: 1);
        var other = new SyntheticNumbers(1_000, seed: 2);

        Assert.Equal(Enumerable.Range(0, 1_000).Select(index => one[index]), Enumerable.Range(0, 1_000).Select(index => again[index]));
        Assert.NotEqual(Enumerable.Range(0, 1_000).Select(index => one[index]), Enumerable.Range(0, 1_000).Select(index => other[index]));
    }

    [Fact]
    public void The_sample_list_has_valid_and_different_numbers()
    {
        var numbers = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "contacts.csv")).Skip(1).Select(line => line.Split(',')[0]).ToArray();

        Assert.InRange(numbers.Length, 30, 60);
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.True(Numbers.IsValidNumber(Numbers.Parse(number, null)), number));
    }

    [GeneratedRegex(@"^\+1[2-9]\d\d55501\d\d\z")]
    private static partial Regex Fiction();
}
