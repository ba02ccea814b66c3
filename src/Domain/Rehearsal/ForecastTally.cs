using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>Counts what happens in a rehearsal. Its size depends on how long the campaign runs, not on how many it calls.</summary>
internal sealed class ForecastTally(Instant startAt)
{
    private readonly Instant _firstHour = Instant.FromUnixTimeSeconds(startAt.ToUnixTimeSeconds() / 3600 * 3600);
    private readonly List<(long Started, long Answered)> _hours = [];
    private readonly long[] _attempts = new long[Enum.GetValues<Disposition>().Length];
    private readonly Dictionary<ContactState, long> _contacts = [];
    private readonly Dictionary<DialGate, long> _unreachable = [];
    private int _peak;

    public void Start(Instant at, Disposition disposition, int callsUp)
    {
        var hour = (int)(at - _firstHour).TotalHours;
        while (_hours.Count <= hour)
        {
            _hours.Add(default);
        }

        var (started, answered) = _hours[hour];
        _hours[hour] = (started + 1, answered + (disposition is Disposition.Answered ? 1 : 0));
        _attempts[(int)disposition]++;
        _peak = Math.Max(_peak, callsUp);
    }

    public void Finish(ContactState state, long contacts = 1) => _contacts[state] = _contacts.GetValueOrDefault(state) + contacts;

    public void CannotReach(DialGate reason, long contacts) => _unreachable[reason] = _unreachable.GetValueOrDefault(reason) + contacts;

    public Forecast ToForecast(Instant? finishedAt) => new()
    {
        StartedAt = startAt,
        FinishedAt = finishedAt,
        Attempts = Enum.GetValues<Disposition>().Where(disposition => _attempts[(int)disposition] > 0).ToDictionary(disposition => disposition, disposition => _attempts[(int)disposition]),
        Contacts = _contacts,
        PeakCalls = _peak,
        Hours =
        [
            .. _hours.Select((hour, index) => new ForecastHour(_firstHour + Duration.FromHours(index), hour.Started, hour.Answered)).Where(hour => hour.Started > 0),
        ],
        Unreachable = [.. _unreachable.OrderBy(entry => entry.Key).Select(entry => new Unreachable(entry.Key, entry.Value))],
    };
}
