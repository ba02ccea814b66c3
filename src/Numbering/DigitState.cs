using PhoneNumbers;

namespace Campaigns.Numbering;

/// <summary>All that <see cref="DigitAutomaton"/> knows of the digits read so far. For any number of threads.</summary>
internal sealed class DigitState
{
    private const int Unknown = -1;

    private readonly string _key;
    private readonly DigitState?[] _next = new DigitState?[10];
    private volatile int _kind = Unknown;

    /// <param name="key">The count of digits read, then the places that were reached, each as a character.</param>
    /// <param name="guards">Places of patterns that guard.</param>
    public DigitState(string key, HashSet<int> guards)
    {
        _key = key;
        Guarded = key.Skip(1).Any(position => guards.Contains(position));
    }

    /// <summary>Digits read.</summary>
    public int Length => _key[0];

    /// <summary>Places in patterns that were reached.</summary>
    public ReadOnlySpan<char> Positions => _key.AsSpan(1);

    /// <summary>A pattern that guards has matched.</summary>
    public bool Guarded { get; }

    /// <summary>What kind the numbers are that end here; null as long as nobody said.</summary>
    public PhoneNumberType? Kind
    {
        get => _kind is var kind and not Unknown ? (PhoneNumberType)kind : null;
        set => _kind = value is { } kind ? (int)kind : Unknown;
    }

    /// <summary>Null: not made yet.</summary>
    public DigitState? Next(int digit) => Volatile.Read(ref _next[digit]);

    /// <summary>Remembers what comes behind a digit, and returns it.</summary>
    public DigitState Remember(int digit, DigitState next)
    {
        Volatile.Write(ref _next[digit], next);
        return next;
    }
}
