using System.Globalization;

namespace Campaigns.CarrierSimulator.Behaviours;

/// <summary>How often each behaviour happens, drawn repeatably: the same seed, number and call index always give the same behaviour.</summary>
internal sealed class OutcomeMix
{
    private readonly (Behaviour Behaviour, double UpTo)[] _steps;

    private OutcomeMix(IReadOnlyDictionary<Behaviour, double> weights)
    {
        Weights = weights;
        var total = weights.Values.Sum();
        var reached = 0d;
        _steps =
        [
            .. weights.Where(weight => weight.Value > 0).OrderBy(weight => weight.Key).Select(weight =>
            {
                reached += weight.Value / total;
                return (weight.Key, reached);
            }),
        ];
    }

    public IReadOnlyDictionary<Behaviour, double> Weights { get; }

    /// <summary>Reads "answered=50,busy=20,noAnswer=25,error=5". Weights are any non-negative numbers, they need not sum to 100.</summary>
    /// <exception cref="FormatException">Names every fault of the text at once.</exception>
    public static OutcomeMix Parse(string text)
    {
        var weights = new Dictionary<Behaviour, double>();
        var faults = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!Enum.TryParse<Behaviour>(pair[0], ignoreCase: true, out var behaviour) || !char.IsLetter(pair[0][0]))
            {
                faults.Add($"'{pair[0]}' is no outcome; known are {string.Join(", ", Enum.GetNames<Behaviour>().Select(JsonName))}");
            }
            else if (pair.Length < 2
                || !double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight))
            {
                faults.Add($"'{part}' wants a weight that is zero or more, as in {JsonName(behaviour.ToString())}=20");
            }
            else if (!weights.TryAdd(behaviour, weight))
            {
                faults.Add($"'{pair[0]}' is given twice");
            }
        }

        if (faults.Count == 0 && weights.Values.Sum() <= 0)
        {
            faults.Add("at least one outcome needs a weight above zero");
        }

        return faults.Count == 0 ? new OutcomeMix(weights) : throw new FormatException(string.Join("; ", faults));
    }

    /// <param name="seed">Of the run.</param>
    /// <param name="number">The dialled number as <see cref="DialledNumber.Key"/>.</param>
    /// <param name="callIndex">0 for the first call to this number.</param>
    public Behaviour Pick(long seed, ulong number, int callIndex)
    {
        var draw = UnitInterval(Mixed(Mixed(Mixed((ulong)seed) ^ number) ^ (ulong)callIndex));
        foreach (var (behaviour, upTo) in _steps)
        {
            if (draw < upTo)
            {
                return behaviour;
            }
        }

        // Rounding may leave the last step a hair below one.
        return _steps[^1].Behaviour;
    }

    private static double UnitInterval(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>SplitMix64's finaliser: neighbouring inputs give unrelated outputs.</summary>
    private static ulong Mixed(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
