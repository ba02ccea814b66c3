using System.Globalization;
using Campaigns.Domain.Amd;
using NodaTime;
using static Campaigns.Domain.Attempts.Disposition;

namespace Campaigns.Domain.Attempts;

/// <summary>
/// The one table from a call's outcome to its disposition. The SIP status decides; the Q.850 cause of the Reason header refines 480, 500
/// and 503 only, because gateways put the truth there and a generic status in front of it.
/// </summary>
public static class OutcomeTable
{
    // An instant 480 with no ringing before it is a trunk without channels, not a person who is away.
    private static readonly Duration InstantRefusal = Duration.FromSeconds(1);

    /// <summary>The disposition of a call that was placed.</summary>
    public static CallVerdict Classify(CallOutcome outcome)
    {
        if (outcome.AnsweredAt is not null)
        {
            // A 2xx that crossed our CANCEL was answered too, and is billed.
            return outcome.Failure is CallFailure.MediaFailed
                ? new(TechnicalError, "mediaFailed")
                : new(outcome.Details?.Detection?.Verdict is AmdVerdict.Machine ? Voicemail : Answered, AnsweredCause(outcome));
        }

        return outcome switch
        {
            { Failure: CallFailure.NotAdmitted } => new(Capacity, "notAdmitted"),

            { Failure: CallFailure.NotRegistered } => new(TrunkRefused, "notRegistered"),
            { Failure: CallFailure.RequestTooLarge } => new(TrunkRefused, "requestTooLarge"),

            // A trunk that says nothing at all reaches our ring time-out (30 s) before timer B (32 s): that is silence, not a phone that rang.
            { OurReason: CallEndReason.RingTimeout, Failure: CallFailure.None } => new(NoAnswer, "ringTimeout"),
            { OurReason: CallEndReason.CampaignCancelled } => new(Cancelled, "campaignCancelled"),
            { OurReason: CallEndReason.DoNotCall } => new(Disposition.DoNotCall, "doNotCall"),

            // The phone may have rung: for the called person this is no other than a silo that died.
            { OurReason: CallEndReason.SiloShutdown } => new(Lost, "siloShutdown"),
            { SipStatus: { } status } => OfStatus(status, outcome),
            _ => new(TechnicalError, CauseOf(outcome.Failure)),
        };
    }

    /// <summary>The disposition of a final status of 300–699, before an answer.</summary>
    public static CallVerdict OfStatus(int status, CallOutcome outcome)
    {
        if (status is 480 or 500 or 503 && outcome.Q850Cause is { } cause && OfCause(cause) is { } refined)
        {
            return new(refined, Text("q850-", cause));
        }

        return new(
            status switch
            {
                403 when outcome.Q850Cause is 21 => Declined,
                480 when IsInstant(outcome) => Capacity,
                486 or 600 => Busy,
                408 or 480 or 487 => NoAnswer,
                404 or 410 or 484 or 485 or 604 => InvalidNumber,
                603 or 607 or 608 => Declined,
                429 or 503 => Capacity,
                401 or 403 or 407 or 415 or 420 or 488 or 606 => TrunkRefused,
                _ => TechnicalError,
            },
            Text("sip", status));
    }

    /// <summary>What a Q.850 cause says; null when it says nothing that changes the status' own meaning.</summary>
    public static Disposition? OfCause(int cause) => cause switch
    {
        17 => Busy,
        18 or 19 or 20 => NoAnswer,
        1 or 22 or 28 => InvalidNumber,
        21 => Declined,
        34 or 38 or 42 or 44 or 47 => Capacity,
        27 or 41 or 102 => TechnicalError,
        _ => null,
    };

    /// <summary>True for dispositions that spend nothing of a contact's budget.</summary>
    public static bool IsUnspent(Disposition disposition) =>
        disposition is Cancelled or Disposition.DoNotCall or NotSent or Capacity or TrunkRefused;

    private static bool IsInstant(CallOutcome outcome) =>
        outcome.RingingAt is null && outcome.InviteAt is { } sent && outcome.EndedAt - sent < InstantRefusal;

    private static string AnsweredCause(CallOutcome outcome) => outcome.OurReason switch
    {
        // Whoever hangs up on the apology had nobody to talk to.
        null when outcome.Details?.AssistantFailure is not null => "assistantFailed",
        null => outcome.EndedBy is CallParty.FarEnd ? "farEndHungUp" : "answered",
        { } reason => char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..],
    };

    private static string CauseOf(CallFailure failure) => failure switch
    {
        CallFailure.NoResponse => "timerB",
        CallFailure.TransportFailed => "transportFailed",
        CallFailure.NameNotResolved => "nameNotResolved",
        CallFailure.MediaFailed => "mediaFailed",
        _ => "internal",
    };

    private static string Text(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);
}
