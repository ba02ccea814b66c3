using Campaigns.Domain.Attempts;
using Campaigns.Domain.Faults;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>How calls end in a rehearsal. Shares are weights: what they add up to is the whole.</summary>
public sealed record OutcomeModel
{
    /// <summary>A guess for lists of people: three of ten answer.</summary>
    public static OutcomeModel Default { get; } = new();

    public double Answered { get; init; } = 0.30;
    public double Voicemail { get; init; } = 0.25;
    public double NoAnswer { get; init; } = 0.33;
    public double Busy { get; init; } = 0.06;
    public double Declined { get; init; } = 0.03;
    public double InvalidNumber { get; init; } = 0.02;
    public double TechnicalError { get; init; } = 0.01;

    /// <summary>The carrier refuses for capacity: nothing is spent, and the trunk slows down. Default 0.</summary>
    public double Capacity { get; init; }

    /// <summary>From the INVITE to whatever ends the ringing, but for calls that nobody answers: those ring out. Default 12 s.</summary>
    public Duration RingTime { get; init; } = Duration.FromSeconds(12);

    /// <summary>With a person, on average; each call's is drawn, short ones more often. Default 75 s.</summary>
    public Duration TalkTime { get; init; } = Duration.FromSeconds(75);

    /// <summary>With a machine. Default 35 s.</summary>
    public Duration VoicemailTime { get; init; } = Duration.FromSeconds(35);

    /// <summary>Shares with what they are the share of, in a fixed order: the same draw is the same outcome.</summary>
    internal (Disposition Disposition, double Share)[] Shares =>
    [
        (Disposition.Answered, Answered),
        (Disposition.Voicemail, Voicemail),
        (Disposition.NoAnswer, NoAnswer),
        (Disposition.Busy, Busy),
        (Disposition.Declined, Declined),
        (Disposition.InvalidNumber, InvalidNumber),
        (Disposition.TechnicalError, TechnicalError),
        (Disposition.Capacity, Capacity),
    ];

    /// <summary>Every fault of a model; empty when it can be drawn from.</summary>
    /// <param name="path">Where it stands in the request.</param>
    /// <param name="faults">Takes them.</param>
    public void Check(string path, FaultList faults)
    {
        foreach (var (disposition, share) in Shares)
        {
            var name = disposition.ToString();
            faults.RequireRange(share, 0, 1, $"{path}.{char.ToLowerInvariant(name[0])}{name[1..]}");
        }

        faults.Require(Shares.Sum(share => share.Share) > 0, path, "At least one share must be above 0.");
        faults.RequireRange(RingTime, Duration.Zero, Duration.FromMinutes(2), $"{path}.ringTime");
        faults.RequireRange(TalkTime, Duration.Zero, Duration.FromHours(4), $"{path}.talkTime");
        faults.RequireRange(VoicemailTime, Duration.Zero, Duration.FromHours(4), $"{path}.voicemailTime");
    }
}
