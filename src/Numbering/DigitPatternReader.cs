using System.Globalization;

namespace Campaigns.Numbering;

/// <summary>
/// Reads a regular expression over digits: digits, <c>\d</c>, classes such as <c>[2-46]</c>, groups, alternatives, <c>?</c>, <c>{2}</c> and <c>{2,4}</c>.
/// Whatever else a pattern may have is not understood rather than guessed at.
/// </summary>
internal ref struct DigitPatternReader
{
    private const int AllDigits = (1 << 10) - 1;

    // E.164 numbers are shorter; a longer repetition is a pattern of another kind.
    private const int MostRepetitions = 20;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private DigitPatternReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Reads a pattern that a whole number has to match.</summary>
    /// <exception cref="NotSupportedException">It has a construct that isn't known here.</exception>
    public static DigitPattern Read(string pattern)
    {
        var reader = new DigitPatternReader(pattern);
        var read = reader.ReadChoice();
        return reader._at == pattern.Length ? read : throw reader.NotUnderstood();
    }

    private DigitPattern ReadChoice()
    {
        List<DigitPattern> options = [ReadSequence()];
        while (Take('|'))
        {
            options.Add(ReadSequence());
        }

        return options.Count == 1 ? options[0] : new DigitPattern.Choice(options);
    }

    private DigitPattern.Sequence ReadSequence()
    {
        List<DigitPattern> parts = [];
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            parts.Add(ReadRepetition(ReadPart()));
        }

        return new DigitPattern.Sequence(parts);
    }

    private DigitPattern ReadPart()
    {
        switch (_text[_at++])
        {
            case >= '0' and <= '9':
                return new DigitPattern.Digit(1 << (_text[_at - 1] - '0'));
            case '\\' when Take('d'):
                return new DigitPattern.Digit(AllDigits);
            case '[':
                return ReadClass();
            case '(':
                // Which group caught what is nobody's question here.
                if (Take('?') && !Take(':'))
                {
                    throw NotUnderstood();
                }

                var inner = ReadChoice();
                return Take(')') ? inner : throw NotUnderstood();
            default:
                throw NotUnderstood();
        }
    }

    private DigitPattern.Digit ReadClass()
    {
        var digits = 0;
        while (!Take(']'))
        {
            var first = ReadDigit();
            var last = Take('-') ? ReadDigit() : first;
            for (var digit = first; digit <= last; digit++)
            {
                digits |= 1 << digit;
            }
        }

        return new DigitPattern.Digit(digits);
    }

    private DigitPattern ReadRepetition(DigitPattern part)
    {
        if (Take('?'))
        {
            return Once(part, 0, 1);
        }

        if (!Take('{'))
        {
            return part;
        }

        var least = ReadCount();
        var most = Take(',') ? ReadCount() : least;
        return Take('}') && least <= most && most <= MostRepetitions ? Once(part, least, most) : throw NotUnderstood();
    }

    // A second quantifier would make the first one lazy or possessive.
    private readonly DigitPattern.Repeated Once(DigitPattern part, int least, int most) =>
        _at < _text.Length && _text[_at] is '?' or '+' or '*' or '{' ? throw NotUnderstood() : new DigitPattern.Repeated(part, least, most);

    private int ReadCount()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.TryParse(_text[start.._at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw NotUnderstood();
    }

    private int ReadDigit() => _at < _text.Length && char.IsAsciiDigit(_text[_at]) ? _text[_at++] - '0' : throw NotUnderstood();

    private bool Take(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private readonly NotSupportedException NotUnderstood() => new($"The pattern \"{_text}\" has something at {_at} that isn't known here.");
}
