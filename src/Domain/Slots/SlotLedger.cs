using NodaTime;

namespace Campaigns.Domain.Slots;

/// <summary>
/// Who holds how many slots, under which lease. A campaign and a trunk each keep one. It knows no clock: every question brings a monotonic
/// instant. Not thread safe.
/// <para>
/// An owner's word counts: what it says it holds is what it holds. An owner that has not renewed for the time to live and the grace has
/// lapsed: it keeps its slots until <see cref="Settle"/> says how many of its calls may still be up.
/// </para>
/// </summary>
/// <param name="limit">Slots, 0 or more.</param>
/// <param name="timeToLive">Of a lease.</param>
/// <param name="grace">Added before a lapsed lease's slots come back.</param>
public sealed class SlotLedger(int limit, Duration timeToLive, Duration grace)
{
    private readonly Dictionary<string, Holding> _holdings = new(StringComparer.Ordinal);

    /// <summary>Slots that may be granted in all. Lowering it revokes nothing; it only stops granting.</summary>
    public int Limit { get; set; } = limit;

    /// <summary>Slots granted and not returned, lapsed owners' included. May exceed a limit that was lowered.</summary>
    public int InUse { get; private set; }

    public int Free => Math.Max(0, Limit - InUse);

    /// <summary>Owners whose lease has not lapsed, with or without slots.</summary>
    public int LiveOwners => _holdings.Values.Count(holding => !holding.Lapsed);

    public IEnumerable<string> Owners => _holdings.Keys;

    /// <summary>Slots of one owner; 0 for an unknown one.</summary>
    public int CountOf(string owner) => _holdings.TryGetValue(owner, out var holding) ? holding.Count : 0;

    /// <summary>Takes a stored grant as renewed just now: a new ledger knows nothing of what happened before it.</summary>
    public void Restore(string owner, int count, Duration now) => Put(owner, new Holding(count, now, Lapsed: false));

    /// <summary>
    /// An owner renews and says how many slots it holds. Calls that are up count even above the limit: they can't be wished away,
    /// and nothing is granted until there is room again.
    /// </summary>
    public void Renew(string owner, int held, Duration now) => Put(owner, new Holding(held, now, Lapsed: false));

    /// <summary>Grants up to <paramref name="wanted"/> slots to an owner that has renewed; returns how many.</summary>
    public int Grant(string owner, int wanted, Duration now)
    {
        var granted = Math.Max(0, Math.Min(wanted, Free));
        Put(owner, new Holding(CountOf(owner) + granted, now, Lapsed: false));
        return granted;
    }

    /// <summary>Marks and returns the owners whose lease has lapsed since the last look. One without slots is forgotten.</summary>
    public IReadOnlyList<string> Lapse(Duration now)
    {
        List<string>? lapsed = null;
        foreach (var (owner, holding) in _holdings)
        {
            if (holding.Lapsed || now - holding.RenewedAt <= timeToLive + grace)
            {
                continue;
            }

            if (holding.Count == 0)
            {
                _holdings.Remove(owner);
            }
            else
            {
                _holdings[owner] = holding with { Lapsed = true };
                (lapsed ??= []).Add(owner);
            }
        }

        return lapsed ?? [];
    }

    /// <summary>
    /// Says how many calls of a lapsed owner may still be up; its other slots come back. An owner that has renewed meanwhile is left alone.
    /// </summary>
    public void Settle(string owner, int stillUp)
    {
        if (!_holdings.TryGetValue(owner, out var holding) || !holding.Lapsed)
        {
            return;
        }

        InUse += stillUp - holding.Count;
        if (stillUp == 0)
        {
            _holdings.Remove(owner);
        }
        else
        {
            _holdings[owner] = holding with { Count = stillUp };
        }
    }

    private void Put(string owner, Holding holding)
    {
        InUse += holding.Count - CountOf(owner);
        _holdings[owner] = holding;
    }

    private readonly record struct Holding(int Count, Duration RenewedAt, bool Lapsed);
}
