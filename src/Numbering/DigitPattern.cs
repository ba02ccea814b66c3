namespace Campaigns.Numbering;

/// <summary>
/// What a numbering plan's pattern says of digits: the few constructs that the library's number patterns consist of, so that they can be followed digit by digit
/// (<see cref="DigitAutomaton"/>). Every pattern describes a finite set of digit strings.
/// </summary>
internal abstract record DigitPattern
{
    private DigitPattern()
    {
    }

    /// <summary>One digit out of several.</summary>
    /// <param name="Digits">Bit n: the digit n.</param>
    public sealed record Digit(int Digits) : DigitPattern;

    /// <summary>One after the other; none of them is the empty text.</summary>
    public sealed record Sequence(IReadOnlyList<DigitPattern> Parts) : DigitPattern;

    /// <summary>Any of them.</summary>
    public sealed record Choice(IReadOnlyList<DigitPattern> Options) : DigitPattern;

    /// <summary>The same several times.</summary>
    /// <param name="Part">What.</param>
    /// <param name="AtLeast">From 0.</param>
    /// <param name="AtMost">Not less than <paramref name="AtLeast"/>.</param>
    public sealed record Repeated(DigitPattern Part, int AtLeast, int AtMost) : DigitPattern;
}
