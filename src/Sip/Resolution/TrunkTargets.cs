using System.Net;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>The addresses that a trunk's servers stand for, and the order in which a call tries them. Used under the endpoint's lock.</summary>
internal sealed class TrunkTargets(TimeProvider time, Random random)
{
    private (LocatedServer Located, TrunkTarget[] Targets)[] _servers = [];
    private TrunkTarget[] _all = [];

    public bool IsKnown => _all.Length > 0;

    public IReadOnlyList<TrunkTarget> All => _all;

    private TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>Takes what DNS says now. An address that was known keeps what is known of it, and its place, so that a refresh moves no traffic.</summary>
    public void Set(IReadOnlyList<LocatedServer> located)
    {
        var known = _all.ToDictionary(target => target.Hop);
        var places = _all.Index().ToDictionary(entry => entry.Item.Hop, entry => entry.Index);
        _servers =
        [
            .. located.OrderBy(server => server.Priority).Select(server => (server, server.Hops
                .OrderBy(hop => places.GetValueOrDefault(hop, int.MaxValue))
                .Select(hop => known.GetValueOrDefault(hop) ?? new TrunkTarget(server.Server, hop))
                .ToArray())),
        ];
        _all = [.. _servers.SelectMany(server => server.Targets).DistinctBy(target => target.Hop)];
    }

    /// <summary>
    /// The addresses in the order in which one call tries them: by priority, by weight among equals (RFC 2782), those that are down or
    /// avoided last.
    /// </summary>
    public TrunkTarget[] Route()
    {
        if (_all.Length == 1)
        {
            return _all;
        }

        var route = new List<TrunkTarget>(_all.Length);
        for (var from = 0; from < _servers.Length;)
        {
            var to = from + 1;
            while (to < _servers.Length && _servers[to].Located.Priority == _servers[from].Located.Priority)
            {
                to++;
            }

            AddByWeight(_servers[from..to], route);
            from = to;
        }

        var now = Now;
        return [.. route.DistinctBy(target => target.Hop).OrderBy(target => target.Health.IsPreferred(now) ? 0 : 1)];
    }

    /// <summary>Whether a message comes from the trunk, whatever its port.</summary>
    public bool Contains(SocketAddress source)
    {
        foreach (var target in _all)
        {
            if (SocketAddresses.SameHost(target.Hop.Address, source))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A connection could not be opened.</summary>
    public void NoteConnectFailed(NextHop hop, string reason)
    {
        foreach (var target in _all)
        {
            if (target.Hop.Equals(hop))
            {
                NoteUndeliverable(target, reason);
            }
        }
    }

    public void NoteUndeliverable(TrunkTarget target, string reason) => target.Health.Undeliverable(Now, reason);

    public void NoteUnavailable(TrunkTarget target, TimeSpan? retryAfter) => target.Health.Unavailable(Now, retryAfter);

    private void AddByWeight((LocatedServer Located, TrunkTarget[] Targets)[] equals, List<TrunkTarget> route)
    {
        // RFC 2782: those of weight 0 first, so that they have a small chance.
        var left = equals.OrderBy(server => server.Located.Weight == 0 ? 0 : 1).ToList();
        while (left.Count > 0)
        {
            var drawn = random.Next(left.Sum(server => server.Located.Weight) + 1);
            var index = 0;
            for (var sum = left[0].Located.Weight; sum < drawn; sum += left[index].Located.Weight)
            {
                index++;
            }

            route.AddRange(left[index].Targets);
            left.RemoveAt(index);
        }
    }
}
