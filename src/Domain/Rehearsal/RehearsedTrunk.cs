using Campaigns.Domain.Attempts;
using Campaigns.Domain.Pacing;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>
/// What a trunk leaves to the rehearsed campaign: its share beside the rivals, of what the trunk has learned that its carrier carries. Rivals dial while the campaign does, in
/// proportion to their shares, and are gone when they are through.
/// </summary>
internal sealed class RehearsedTrunk
{
    private readonly RehearsalPlan _plan;
    private readonly double _secondsOfACall;
    private readonly TrunkPacer _pacer;
    private readonly RateLimiter _rate;
    private readonly List<(RivalCampaign Campaign, double Left)> _rivals;
    private double[] _rivalsPerCall = [];
    private double _callsPerSecond;

    public RehearsedTrunk(RehearsalPlan plan, Duration meanCall)
    {
        _plan = plan;
        _secondsOfACall = Math.Max(meanCall.TotalSeconds, 0.001);
        _pacer = new TrunkPacer(plan.TrunkChannels, plan.TrunkCallsPerSecond);
        _callsPerSecond = plan.TrunkCallsPerSecond;
        _rate = new RateLimiter(_callsPerSecond, Duration.Zero);
        _rivals = [.. plan.Rivals.Where(rival => rival.Calls > 0).Select(rival => (rival, (double)rival.Calls))];
        Divide(Duration.Zero);
    }

    /// <summary>Calls at once that the campaign can have, its own limit included.</summary>
    public int Slots { get; private set; }

    /// <summary>The trunk has connected a call.</summary>
    public bool Connects { get; private set; }

    /// <summary>When the campaign may start its next call.</summary>
    public Duration NextAt(Duration now) => Duration.Max(_rate.NextAt(now), _pacer.PausedUntil);

    /// <summary>The campaign starts a call, and its rivals start theirs.</summary>
    public void Start(Duration now)
    {
        _rate.Spend(1, now);
        for (var i = 0; i < _rivals.Count; i++)
        {
            _rivals[i] = _rivals[i] with { Left = _rivals[i].Left - _rivalsPerCall[i] };
        }

        if (_rivals.RemoveAll(rival => rival.Left <= 0) > 0)
        {
            Divide(now);
        }
    }

    /// <summary>A call is over: the trunk learns from it.</summary>
    public void End(Disposition disposition, Duration now)
    {
        var (channels, rate) = (_pacer.Channels, _pacer.CallsPerSecond);
        if (disposition is Disposition.Capacity)
        {
            _pacer.Refused(now, Duration.Zero);
        }
        else
        {
            Connects = true;
            _pacer.Connected(now);
        }

        if ((channels, rate) != (_pacer.Channels, _pacer.CallsPerSecond))
        {
            Divide(now);
        }
    }

    private void Divide(Duration now)
    {
        var own = _plan.Settings;
        var channels = SteadyShare.Of(_pacer.Channels, [.. _rivals.Select(ChannelsOf), (own.Priority, own.Weight, own.MaxConcurrentCalls)]);
        var rates = SteadyShare.Of(_pacer.CallsPerSecond, [.. _rivals.Select(RateOf), (own.Priority, own.Weight, own.MaxCallsPerSecond)]);

        // Whoever got nothing for so long goes first: less than that nobody gets.
        var least = Math.Min(1 / FairShare.Patience.TotalSeconds, Math.Min(own.MaxCallsPerSecond, _pacer.CallsPerSecond));
        var possible = Math.Max(least, Math.Min(rates[^1], channels[^1] / _secondsOfACall));
        Slots = Math.Max(1, (int)channels[^1]);

        // With less than one channel it is the turns that bound the campaign; with more, its calls are as long as they are.
        SetRate(_rivals.Count == 0 ? _pacer.CallsPerSecond : channels[^1] < 1 ? possible : Math.Max(least, rates[^1]), now);
        _rivalsPerCall = [.. _rivals.Select((_, i) => Math.Min(rates[i], channels[i] / _secondsOfACall) / possible)];
    }

    private void SetRate(double callsPerSecond, Duration now)
    {
        if (!callsPerSecond.Equals(_callsPerSecond))
        {
            _callsPerSecond = callsPerSecond;
            _rate.SetRate(callsPerSecond, now);
        }
    }

    // A rival with few calls a second doesn't fill its channels, and one with few channels doesn't use its rate.
    private (int, int, double) ChannelsOf((RivalCampaign Campaign, double Left) rival) =>
        (rival.Campaign.Priority, rival.Campaign.Weight, Math.Min(rival.Campaign.MaxConcurrentCalls, rival.Campaign.MaxCallsPerSecond * _secondsOfACall));

    private (int, int, double) RateOf((RivalCampaign Campaign, double Left) rival) =>
        (rival.Campaign.Priority, rival.Campaign.Weight, Math.Min(rival.Campaign.MaxCallsPerSecond, rival.Campaign.MaxConcurrentCalls / _secondsOfACall));
}
