using System.Numerics;

namespace Campaigns.LoadTester.Lists;

/// <summary>
/// Distinct, valid North American numbers, the same for the same seed, without keeping a single one in memory: the index runs through a
/// permutation of the whole range. Small lists come from 555-0100 to 555-0199 of every area code, which are set aside for fiction.
/// Larger ones need numbers that may belong to people; therefore a load run refuses every carrier that is not on the loopback interface.
/// </summary>
internal sealed class SyntheticNumbers
{
    private const int FictionalPerArea = 100;
    private const int Lines = 10_000;

    /// <summary>Central office codes 200–999 without N11 (services) and 555.</summary>
    private static readonly int[] Offices = [.. Enumerable.Range(200, 800).Where(office => office % 100 != 11 && office != 555)];

    private readonly bool _fictional;
    private readonly ulong _range;
    private readonly ulong _factor;
    private readonly ulong _offset;

    /// <param name="count">How many will be asked for.</param>
    /// <param name="seed">Of the run.</param>
    public SyntheticNumbers(int count, long seed)
    {
        var fictional = (ulong)(AreaCodes.UnitedStates.Count * FictionalPerArea);
        _fictional = (ulong)count <= fictional;
        _range = _fictional ? fictional : (ulong)AreaCodes.UnitedStates.Count * (ulong)Offices.Length * Lines;

        // index × factor + offset runs through every remainder exactly once when the factor shares no divisor with the range.
        var random = new Random((int)(seed ^ (seed >> 32)));
        _offset = (ulong)random.NextInt64((long)_range);
        _factor = (ulong)random.NextInt64((long)_range / 3, (long)_range);
        while (BigInteger.GreatestCommonDivisor(_factor, _range) != 1)
        {
            _factor++;
        }
    }

    /// <summary>Whether the numbers are all of ranges set aside for fiction.</summary>
    public bool Fictional => _fictional;

    /// <param name="index">From 0.</param>
    /// <returns>E.164 with "+".</returns>
    public string this[int index]
    {
        get
        {
            var place = (ulong)((((UInt128)(ulong)index * _factor) + _offset) % _range);
            if (_fictional)
            {
                var area = AreaCodes.UnitedStates[(int)(place / FictionalPerArea)];
                return $"+1{area}55501{place % FictionalPerArea:00}";
            }

            var line = place % Lines;
            var office = Offices[(int)(place / Lines % (ulong)Offices.Length)];
            return $"+1{AreaCodes.UnitedStates[(int)(place / Lines / (ulong)Offices.Length)]}{office}{line:0000}";
        }
    }
}
