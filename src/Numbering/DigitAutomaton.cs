using System.Collections.Concurrent;

namespace Campaigns.Numbering;

/// <summary>
/// Follows many patterns at once, digit by digit. Two numbers of one length that end in one <see cref="DigitState"/> match exactly the same of them, which is all it is for: it tells
/// numbers of a kind apart from others without saying what kind that is. States are made when a number first needs them. For any number of threads.
/// </summary>
internal sealed class DigitAutomaton
{
    private const int AllDigits = (1 << 10) - 1;

    // A state is keyed by its positions as characters.
    private const int MostPositions = char.MaxValue;

    private readonly List<Position> _positions = [];
    private readonly HashSet<int> _guards = [];
    private readonly SortedSet<int> _first = [];
    private readonly ConcurrentDictionary<string, DigitState> _states = new(StringComparer.Ordinal);
    private readonly Lazy<DigitState> _start;

    public DigitAutomaton() => _start = new Lazy<DigitState>(() => StateOf(0, _first));

    /// <summary>A place in a pattern.</summary>
    /// <param name="Digits">What may come here; none at a pattern's end.</param>
    /// <param name="Next">Where it goes on.</param>
    private sealed record Position(int Digits, int[] Next);

    /// <summary>Where every number starts. No pattern may be added any more.</summary>
    public DigitState Start => _start.Value;

    /// <summary>States made so far.</summary>
    public int States => _states.Count;

    /// <summary>Whole numbers are told apart by whether they match.</summary>
    /// <exception cref="NotSupportedException">There are too many patterns.</exception>
    public void AddWhole(DigitPattern pattern) => _first.UnionWith(Place(pattern, [PositionOf(0, [])]));

    /// <summary>Numbers are told apart by whether their beginning matches.</summary>
    /// <inheritdoc cref="AddWhole"/>
    public void AddBeginning(DigitPattern pattern) => _first.UnionWith(Place(pattern, [Whatever()]));

    /// <summary>As <see cref="AddBeginning"/>, and states of numbers that match are <see cref="DigitState.Guarded"/>.</summary>
    /// <inheritdoc cref="AddWhole"/>
    public void AddGuard(DigitPattern pattern)
    {
        var matched = Whatever();
        _guards.Add(matched);
        _first.UnionWith(Place(pattern, [matched]));
    }

    /// <summary>The state behind one more digit, 0–9.</summary>
    public DigitState Step(DigitState from, int digit)
    {
        if (from.Next(digit) is { } known)
        {
            return known;
        }

        SortedSet<int> positions = [];
        foreach (var position in from.Positions)
        {
            if ((_positions[position].Digits & (1 << digit)) != 0)
            {
                positions.UnionWith(_positions[position].Next);
            }
        }

        return from.Remember(digit, StateOf(from.Length + 1, positions));
    }

    private DigitState StateOf(int length, SortedSet<int> positions)
    {
        char[] key = [(char)length, .. positions.Select(position => (char)position)];
        return _states.GetOrAdd(new string(key), static (text, guards) => new DigitState(text, guards), _guards);
    }

    /// <summary>Puts a pattern before what follows it; says where it begins.</summary>
    private SortedSet<int> Place(DigitPattern pattern, SortedSet<int> following)
    {
        switch (pattern)
        {
            case DigitPattern.Digit one:
                return [PositionOf(one.Digits, [.. following])];
            case DigitPattern.Sequence sequence:
                return sequence.Parts.Reverse().Aggregate(following, (next, part) => Place(part, next));
            case DigitPattern.Choice choice:
                return [.. choice.Options.SelectMany(option => Place(option, following))];
            case DigitPattern.Repeated repeated:
                var begins = following;
                for (var time = repeated.AtMost; time > 0; time--)
                {
                    begins = time > repeated.AtLeast ? [.. Place(repeated.Part, begins), .. following] : Place(repeated.Part, begins);
                }

                return begins;
            default:
                throw new InvalidOperationException("A pattern is one of its cases.");
        }
    }

    /// <summary>A place that is never left.</summary>
    private int Whatever()
    {
        var here = PositionOf(AllDigits, [0]);
        _positions[here].Next[0] = here;
        return here;
    }

    private int PositionOf(int digits, int[] next)
    {
        _positions.Add(new Position(digits, next));
        return _positions.Count <= MostPositions ? _positions.Count - 1 : throw new NotSupportedException("There are too many patterns.");
    }
}
