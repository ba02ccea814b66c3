using System.Globalization;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Tests.Documents;
using NodaTime;

namespace Campaigns.Domain.Tests.Attempts;

/// <summary>docs/dispositions.md says what the code does, no more and no less.</summary>
public sealed class DispositionsDocumentTests
{
    private const string Document = "dispositions.md";
    private const string AnyOther = "any other of 300–699";

    private static readonly Dictionary<string, CallOutcome> Ends = new()
    {
        ["answered"] = Outcomes.Answered,
        ["answered, and the far end hung up"] = Outcomes.Answered with { EndedBy = CallParty.FarEnd },
        ["answered after our CANCEL had left"] = Outcomes.Answered with { OurReason = CallEndReason.RingTimeout },
        ["answered, and a machine was heard"] = Outcomes.Machine with { EndedBy = CallParty.FarEnd },
        ["answered, a machine was heard, and the drop message was played"] = Outcomes.Machine with { OurReason = CallEndReason.MessageDropped },
        ["answered, a machine was heard, and the campaign leaves no message"] = Outcomes.Machine with { OurReason = CallEndReason.MachineAnswered },
        ["answered without usable media"] = Outcomes.Answered with { Failure = CallFailure.MediaFailed },
        ["our ring time-out"] = Outcomes.Ended with { SipStatus = 487, OurReason = CallEndReason.RingTimeout },
        ["no reply to the INVITE at all (timer B)"] = Outcomes.Silent with { Failure = CallFailure.NoResponse },
        ["our ring time-out, and no reply to the INVITE at all"] =
            Outcomes.Silent with { Failure = CallFailure.NoResponse, OurReason = CallEndReason.RingTimeout },
        ["the INVITE could not be delivered"] = Outcomes.Silent with { Failure = CallFailure.TransportFailed },
        ["the trunk's name did not resolve"] = Outcomes.Silent with { Failure = CallFailure.NameNotResolved },
        ["the trunk wants a registration, and the silo has none"] = Outcomes.Silent with { Failure = CallFailure.NotRegistered },
        ["the INVITE is too long for a datagram, and the trunk takes no other"] = Outcomes.Silent with { Failure = CallFailure.RequestTooLarge },
        ["a fault of our own stack"] = Outcomes.Silent with { Failure = CallFailure.Internal },
        ["over our own admission limit"] = Outcomes.Silent with { Failure = CallFailure.NotAdmitted },
        ["the campaign was cancelled while it rang"] = Outcomes.Ended with { SipStatus = 487, OurReason = CallEndReason.CampaignCancelled },
        ["the number was put on the do-not-call list while it rang"] = Outcomes.Ended with { SipStatus = 487, OurReason = CallEndReason.DoNotCall },
        ["the silo was stopped while it rang"] = Outcomes.Ended with { SipStatus = 487, OurReason = CallEndReason.SiloShutdown },
    };

    [Fact]
    public void Statuses()
    {
        var rows = Markdown.Table(Document, "When the far end refused");
        var plain = rows.Where(row => row[1] == "–" && row[0] != AnyOther)
            .SelectMany(row => Numbers(row[0]).Select(status => (Status: status, Disposition: row[2])))
            .ToDictionary(row => row.Status, row => row.Disposition);
        var otherwise = Assert.Single(rows, row => row[0] == AnyOther)[2];
        for (var status = 300; status <= 699; status++)
        {
            Assert.Equal(plain.GetValueOrDefault(status, otherwise), Name(Outcomes.Refused(status)));
        }

        var conditional = rows.Where(row => row[1] != "–").ToDictionary(row => $"{row[0]} {row[1]}", row => row[2]);
        Assert.Equal(2, conditional.Count);
        Assert.Equal(conditional["480 within one second of the INVITE, and nothing rang"], Name(Outcomes.RefusedUnrung(480, 999)));
        Assert.Equal(conditional["403 Q.850 cause 21"], Name(Outcomes.Refused(403, 21)));
    }

    [Fact]
    public void Causes()
    {
        var documented = Markdown.Table(Document, "When a Q.850 cause tells more")
            .SelectMany(row => Numbers(row[0]).Select(cause => (Cause: cause, Disposition: row[1])))
            .ToDictionary(row => row.Cause, row => row.Disposition);
        for (var cause = 0; cause <= 127; cause++)
        {
            Assert.Equal(documented.GetValueOrDefault(cause), OutcomeTable.OfCause(cause) is { } disposition ? Name(disposition) : null);
        }
    }

    [Fact]
    public void Other_ends()
    {
        var documented = Markdown.Table(Document, "When something else ended the call").ToDictionary(row => row[0], row => (row[1], row[2]));
        var coded = Ends.ToDictionary(end => end.Key, end => OutcomeTable.Classify(end.Value)).ToDictionary(
            end => end.Key, end => (Name(end.Value.Disposition), end.Value.Cause));
        Assert.Equal(documented.OrderBy(row => row.Key, StringComparer.Ordinal), coded.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void What_follows()
    {
        var documented = Markdown.Table(Document, "What follows").Select(row => (row[0], row[1], row[2]));
        var coded = Enum.GetValues<Disposition>().Select(disposition => (Name(disposition), OutcomeTable.IsUnspent(disposition) ? "no" : "yes", NextOf(disposition)));
        Assert.Equal(documented.OrderBy(row => row.Item1, StringComparer.Ordinal), coded.OrderBy(row => row.Item1, StringComparer.Ordinal));
    }

    /// <summary>Asks the policy with one rule after the other switched on.</summary>
    private static string NextOf(Disposition disposition)
    {
        var on = new RetryRule(true, Duration.FromMinutes(5));
        var off = on with { Enabled = false };
        var none = new RetryPolicy { NoAnswer = off, Busy = off, TechnicalError = off, Voicemail = off, Declined = off, Lost = off };
        Dictionary<string, RetryPolicy> policies = new()
        {
            ["retry.noAnswer"] = none with { NoAnswer = on },
            ["retry.busy"] = none with { Busy = on },
            ["retry.technicalError"] = none with { TechnicalError = on },
            ["retry.voicemail"] = none with { Voicemail = on },
            ["retry.declined"] = none with { Declined = on },
            ["retry.lost"] = none with { Lost = on },
        };
        var ended = new EndedAttempt
        {
            Disposition = disposition,
            AttemptsSpentBefore = 0,
            EndedAt = Outcomes.Sent,
            Hours = ContactHours.Of(CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight), [DateTimeZone.Utc]),
            Jitter = 0,
        };
        if (none.Next(ended).Step is NextStep.ReturnUnspent)
        {
            return "back in the queue";
        }

        return policies.Where(policy => policy.Value.Next(ended).Step is NextStep.DialAt).Select(policy => policy.Key).SingleOrDefault("final");
    }

    private static IEnumerable<int> Numbers(string cell) => cell.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture));

    private static string Name(CallOutcome outcome) => Name(OutcomeTable.Classify(outcome).Disposition);

    private static string Name(Disposition disposition) => char.ToLowerInvariant(disposition.ToString()[0]) + disposition.ToString()[1..];
}
