using NodaTime;

namespace Campaigns.Grains.Tests.CallWindows;

/// <summary>When each contact has to be dialled, by its place's hours and the retry delay alone.</summary>
internal sealed class DialJudge
{
    private readonly Dictionary<string, List<Instant>> _dials = WindowCampaign.Places.SelectMany(place => place.Numbers).ToDictionary(number => number, _ => new List<Instant>());

    /// <summary>Calls that must have been placed so far.</summary>
    public int Calls => _dials.Values.Sum(dials => dials.Count);

    /// <summary>Everyone has had all attempts.</summary>
    public bool Done => _dials.Values.All(dials => dials.Count == WindowCampaign.AttemptsPerContact);

    public IEnumerable<Instant> InstantsOf(string number) => _dials[number];

    /// <summary>The clock shows <paramref name="now"/>: whoever is inside his hours and due is dialled.</summary>
    public void Expect(Instant now)
    {
        foreach (var place in WindowCampaign.Places.Where(place => place.Covers(now)))
        {
            foreach (var dials in place.Numbers.Select(number => _dials[number]).Where(dials => IsDue(dials, now)))
            {
                dials.Add(now);
            }
        }
    }

    // The retry's jitter is more than nothing and less than a step.
    private static bool IsDue(List<Instant> dials, Instant now) =>
        dials.Count == 0 || (dials.Count < WindowCampaign.AttemptsPerContact && now > dials[^1] + WindowCampaign.RetryDelay);
}
