using System.Diagnostics.Metrics;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Gates;
using Campaigns.Grains.Telemetry;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// What a silo's dialer measures. Nobody listens unless an exporter is configured, and an instrument costs a look at a field then.
/// Names and tags are told in docs/observability.md; no tag's values grow with the number of contacts or campaigns.
/// </summary>
internal sealed class DialerInstruments : IDisposable
{
    private readonly Meter _meter = new("Campaigns.Dialer");
    private readonly Counter<long> _refused;
    private readonly Counter<long> _started;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _intentToInvite;
    private readonly Histogram<double> _inviteToAnswer;
    private Func<IEnumerable<LiveGauges>> _lines = () => [];

    public DialerInstruments()
    {
        _refused = _meter.CreateCounter<long>("campaigns.attempts.refused", "{attempt}", "Granted contacts that a gate refused, at the contact or in the intent, by gate.");
        _started = _meter.CreateCounter<long>("campaigns.attempts.started", "{attempt}", "Attempts whose INVITE was handed to the SIP stack.");
        _ended = _meter.CreateCounter<long>("campaigns.attempts.ended", "{attempt}", "Attempts whose outcome was recorded by the silo that made them, by disposition.");
        _intentToInvite = _meter.CreateHistogram("campaigns.attempt.intent_to_invite", "s", "From asking for the intent to the first INVITE.", advice: DurationBuckets.OfWork);
        _inviteToAnswer = _meter.CreateHistogram("campaigns.attempt.invite_to_answer", "s", "From the first INVITE to the answer.", advice: DurationBuckets.OfRinging);
        _meter.CreateObservableUpDownCounter("campaigns.calls", ReadCalls, "{call}", "Calls of this silo at this moment, by phase.");
    }

    /// <summary>Whose calls are counted.</summary>
    public void Watch(Func<IEnumerable<LiveGauges>> lines) => _lines = lines;

    public void Refused(DialGate gate) => _refused.Add(1, new KeyValuePair<string, object?>("gate", TagValue<DialGate>.Of(gate)));

    public void Started() => _started.Add(1);

    public void Ended(Disposition disposition) => _ended.Add(1, new KeyValuePair<string, object?>("disposition", TagValue<Disposition>.Of(disposition)));

    /// <summary>A call is over.</summary>
    public void Called(Instant intentAskedAt, CallOutcome outcome)
    {
        if (outcome.InviteAt is not { } invitedAt)
        {
            return;
        }

        _intentToInvite.Record((invitedAt - intentAskedAt).TotalSeconds);
        if (outcome.AnsweredAt is { } answeredAt)
        {
            _inviteToAnswer.Record((answeredAt - invitedAt).TotalSeconds);
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> ReadCalls()
    {
        var (dialing, ringing, inCall) = (0, 0, 0);
        foreach (var line in _lines())
        {
            (dialing, ringing, inCall) = (dialing + line.Dialing, ringing + line.Ringing, inCall + line.InCall);
        }

        return [Of("dialing", dialing), Of("ringing", ringing), Of("inCall", inCall)];

        static Measurement<int> Of(string phase, int calls) => new(calls, new KeyValuePair<string, object?>("phase", phase));
    }
}
