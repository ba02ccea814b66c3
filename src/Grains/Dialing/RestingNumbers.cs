using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>The caller numbers of a trunk that rest, as the trunk's grain told this silo last. Thread safe.</summary>
internal sealed class RestingNumbers(MonotonicClock clock)
{
    private volatile Dictionary<string, Duration> _until = [];

    /// <summary>Takes over what the trunk says.</summary>
    public void Learn(RestingNumber[] resting)
    {
        if (resting.Length > 0 || _until.Count > 0)
        {
            var now = clock.Now;
            _until = resting.ToDictionary(number => number.Number, number => now + Duration.FromMilliseconds(number.RestMs), StringComparer.Ordinal);
        }
    }

    /// <summary>Whether any number may rest: otherwise nobody has to look.</summary>
    public bool Any => _until.Count > 0;

    public bool Rests(string number) => _until.TryGetValue(number, out var until) && until > clock.Now;

    /// <summary>How long until the first of these no longer rests; zero when one of them doesn't.</summary>
    public Duration FirstAwake(IEnumerable<string> numbers)
    {
        var (now, known) = (clock.Now, _until);
        return numbers.Select(number => known.TryGetValue(number, out var until) && until > now ? until - now : Duration.Zero).DefaultIfEmpty(Duration.Zero).Min();
    }
}
