using Campaigns.Domain.Attempts;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>What came of a test call: its signalling, as an attempt shows it.</summary>
internal sealed record TestCallResponse
{
    public required string PhoneNumber { get; init; }
    public required string CallerNumber { get; init; }

    /// <summary>The silo that placed it.</summary>
    public required string Silo { get; init; }

    /// <summary>SIP Call-ID, as the carrier's log has it.</summary>
    public required string CallId { get; init; }

    /// <summary>What an attempt of a campaign would have been.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>A few words on why.</summary>
    public required string Cause { get; init; }

    public required int? SipStatus { get; init; }
    public required string? SipReason { get; init; }
    public required int? Q850Cause { get; init; }

    /// <summary>What failed on our side or on the way; "none" when the far end decided.</summary>
    public required CallFailure Failure { get; init; }

    /// <summary>Why we ended the call; null when we didn't.</summary>
    public required CallEndReason? OurReason { get; init; }

    /// <summary>Who hung up.</summary>
    public required CallParty EndedBy { get; init; }

    public required Instant? InviteAt { get; init; }
    public required Instant? TryingAt { get; init; }
    public required Instant? RingingAt { get; init; }
    public required Instant? AnsweredAt { get; init; }
    public required Instant EndedAt { get; init; }
    public required Duration? TalkTime { get; init; }

    public static TestCallResponse From(TestCallOrder order, TestCallReply reply)
    {
        var outcome = reply.Outcome!;
        var verdict = OutcomeTable.Classify(outcome);
        return new TestCallResponse
        {
            PhoneNumber = order.PhoneNumber,
            CallerNumber = reply.CallerNumber,
            Silo = reply.Silo,
            CallId = outcome.CallId,
            Disposition = verdict.Disposition,
            Cause = verdict.Cause,
            SipStatus = outcome.SipStatus,
            SipReason = outcome.SipReason,
            Q850Cause = outcome.Q850Cause,
            Failure = outcome.Failure,
            OurReason = outcome.OurReason,
            EndedBy = outcome.EndedBy,
            InviteAt = outcome.InviteAt,
            TryingAt = outcome.TryingAt,
            RingingAt = outcome.RingingAt,
            AnsweredAt = outcome.AnsweredAt,
            EndedAt = outcome.EndedAt,
            TalkTime = outcome.AnsweredAt is { } answered ? outcome.EndedAt - answered : null,
        };
    }
}
