using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;

namespace Campaigns.Numbering.Tests;

public sealed class DigitPatternReaderTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("[2-46]\\d")]
    [InlineData("1(?:2|34|[5-7]8?)9")]
    [InlineData("\\d{2,4}5")]
    [InlineData("(?:12|3){2}\\d?")]
    [InlineData("0?(1(?:2\\d|3)4)?|5")]
    [InlineData("(?:1|12)(?:3|23)")] // Two ways to one number.
    [InlineData("\\d{3,5}|[13]\\d{6}")]
    [InlineData("")]
    public void Numbers_that_match_a_pattern_differ_from_those_that_do_not(string pattern)
    {
        var regex = new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant);
        var automaton = new DigitAutomaton();
        automaton.AddWhole(DigitPatternReader.Read(pattern));
        Dictionary<DigitState, bool> matches = [];

        // Every number of up to five digits; of longer ones some.
        for (var length = 0; length <= 5; length++)
        {
            for (var number = 0; number < (int)Math.Pow(10, length); number++)
            {
                Note(length == 0 ? "" : number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0'));
            }
        }

        Gen.Char['0', '9'].Array[6, 8].Sample(digits => Note(new string(digits)), iter: 2_000, threads: 1);

        void Note(string digits)
        {
            var state = StateOf(automaton, digits);
            var doesMatch = regex.IsMatch(digits);
            Assert.Equal(matches.TryAdd(state, doesMatch) ? doesMatch : matches[state], doesMatch);
        }
    }

    [Theory]
    [InlineData("12", "1234", true)]
    [InlineData("12", "1324", false)]
    [InlineData("0|180020", "0234", true)]
    [InlineData("0|180020", "180020", true)]
    [InlineData("0|180020", "18002", false)]
    [InlineData("0?(?:15)?", "234", true)] // The empty beginning matches.
    public void A_guard_is_met_by_numbers_that_begin_so(string pattern, string digits, bool met)
    {
        var automaton = new DigitAutomaton();
        automaton.AddGuard(DigitPatternReader.Read(pattern));
        Assert.Equal(met, StateOf(automaton, digits).Guarded);
    }

    [Theory]
    [InlineData("1*")]
    [InlineData("1+")]
    [InlineData("1??")]
    [InlineData("1{2}?")]
    [InlineData("1{2,}")]
    [InlineData("1{3,2}")]
    [InlineData("1{99}")]
    [InlineData("(?!1)2")]
    [InlineData("(?<a>1)")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("[^1]")]
    [InlineData("[1")]
    [InlineData("[a-c]")]
    [InlineData("\\D")]
    [InlineData("\\1")]
    [InlineData("1$")]
    [InlineData(".")]
    [InlineData("1 ")]
    public void What_is_not_understood_is_not_guessed_at(string pattern) =>
        Assert.Throws<NotSupportedException>(() => DigitPatternReader.Read(pattern));

    private static DigitState StateOf(DigitAutomaton automaton, string digits) =>
        digits.Aggregate(automaton.Start, (state, digit) => automaton.Step(state, digit - '0'));
}
