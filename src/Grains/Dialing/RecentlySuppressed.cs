using System.Collections.Concurrent;
using Campaigns.Domain.Access;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// Numbers that went on a team's do-not-call list lately. The table is asked in the transaction of each intent;
/// this copy closes the gap between that transaction and the INVITE.
/// </summary>
internal sealed class RecentlySuppressed(MonotonicClock clock)
{
    private static readonly Duration Kept = Duration.FromSeconds(30);
    private readonly ConcurrentDictionary<(TeamId Team, string Number), Duration> _numbers = new();

    public void Add(TeamId team, IEnumerable<string> numbers)
    {
        var now = clock.Now;
        foreach (var (number, at) in _numbers)
        {
            if (now - at > Kept)
            {
                _numbers.TryRemove(number, out _);
            }
        }

        foreach (var number in numbers)
        {
            _numbers[(team, number)] = now;
        }
    }

    public bool Contains(TeamId team, string number) => _numbers.TryGetValue((team, number), out var at) && clock.Now - at <= Kept;
}
