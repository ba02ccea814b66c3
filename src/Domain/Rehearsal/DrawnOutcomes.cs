using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>Draws how calls end, and how long they take.</summary>
internal sealed class DrawnOutcomes
{
    // A refusal comes at once.
    private static readonly Duration Refusal = Duration.FromMilliseconds(100);

    private readonly OutcomeModel _model;
    private readonly CampaignSettings _settings;
    private readonly Random _random;
    private readonly (Disposition Disposition, double UpTo)[] _steps;

    public DrawnOutcomes(OutcomeModel model, CampaignSettings settings, Random random)
    {
        (_model, _settings, _random) = (model, settings, random);
        var whole = model.Shares.Sum(share => share.Share);
        var sum = 0.0;
        MeanLength = model.Shares.Aggregate(Duration.Zero, (mean, share) => mean + (MeanLengthOf(share.Disposition) * (share.Share / whole)));
        _steps = [.. model.Shares.Where(share => share.Share > 0).Select(share => (share.Disposition, (sum += share.Share) / whole))];
    }

    /// <summary>Of all calls, from the INVITE to the end.</summary>
    public Duration MeanLength { get; }

    /// <summary>A number in [0, 1).</summary>
    public double Next() => _random.NextDouble();

    public Disposition NextDisposition()
    {
        var drawn = _random.NextDouble();
        foreach (var (disposition, upTo) in _steps)
        {
            if (drawn < upTo)
            {
                return disposition;
            }
        }

        // What rounding leaves of the whole.
        return _steps[^1].Disposition;
    }

    /// <summary>From the INVITE to the call's end.</summary>
    public Duration LengthOf(Disposition disposition) => disposition is Disposition.Answered ? Answered(Talk()) : MeanLengthOf(disposition);

    private Duration MeanLengthOf(Disposition disposition) => disposition switch
    {
        Disposition.NoAnswer => _settings.RingTimeout,
        Disposition.Answered => Answered(_model.TalkTime),
        Disposition.Voicemail => Answered(_settings.Voicemail.Action is VoicemailAction.HangUp ? Duration.FromSeconds(5) : _model.VoicemailTime),
        Disposition.Capacity => Refusal,
        _ => Ring,
    };

    private Duration Answered(Duration talk) => Ring + Duration.Min(talk, _settings.MaxCallDuration);

    private Duration Ring => Duration.Min(_model.RingTime, _settings.RingTimeout);

    // Exponential: most conversations are short, few are long.
    private Duration Talk() => _model.TalkTime * -Math.Log(1 - _random.NextDouble());
}
