using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.ReadModels;
using NodaTime;

namespace Campaigns.Api.Attempts;

/// <summary>The call detail record of one ended attempt.</summary>
internal sealed record AttemptResponse
{
    public required Guid CampaignId { get; init; }
    public required long ContactId { get; init; }

    /// <summary>Only rises, is never reused; with the contact it names the attempt.</summary>
    public required int AttemptNumber { get; init; }

    public required string PhoneNumber { get; init; }
    public required string CallerNumber { get; init; }
    /// <summary>The contact's own caller number, which rested, so that another one was shown; null: it saw its own.</summary>
    public required string? CallerNumberReplaces { get; init; }

    public required Guid TrunkId { get; init; }

    /// <summary>The silo that dialled.</summary>
    public required string Silo { get; init; }

    /// <summary>SIP Call-ID, as the carrier's log has it.</summary>
    public required string CallId { get; init; }

    public required Disposition Disposition { get; init; }

    /// <summary>A few words on why this disposition.</summary>
    public required string Cause { get; init; }

    public required int? SipStatus { get; init; }
    public required string? SipReason { get; init; }
    public required int? Q850Cause { get; init; }

    /// <summary>What failed on our side or on the way; "none" when the far end decided.</summary>
    public required CallFailure Failure { get; init; }

    /// <summary>Why we ended the call; null when we didn't.</summary>
    public required CallEndReason? OurReason { get; init; }

    public required CallParty EndedBy { get; init; }
    public required Instant IntendedAt { get; init; }
    public required Instant? InviteAt { get; init; }
    public required Instant? TryingAt { get; init; }
    public required Instant? RingingAt { get; init; }
    public required Instant? AnsweredAt { get; init; }
    public required Instant EndedAt { get; init; }
    public required Duration? TalkTime { get; init; }

    /// <summary>What the attempt made of its contact.</summary>
    public required ContactState NextState { get; init; }

    /// <summary>When the retry is due; only with the next state waitingForRetry.</summary>
    public required Instant? NextAt { get; init; }

    /// <summary>The contact's budget spent, this attempt included.</summary>
    public required int AttemptsSpent { get; init; }

    /// <summary>What the call's audio did on the way; null when it carried none.</summary>
    public required MediaQualityResponse? Media { get; init; }

    /// <summary>Who answered, as far as sound tells; null when nobody listened for it, or the call ended before it was clear.</summary>
    public required DetectionResponse? Detection { get; init; }

    /// <summary>The called party pressed the opt-out key; the number is on the do-not-call list.</summary>
    public required bool OptedOut { get; init; }

    /// <summary>Where the call was handed over to, a SIP URI; null when it wasn't.</summary>
    public required string? TransferredTo { get; init; }

    /// <summary>Why the assistant could not talk, in words; null when it did.</summary>
    public required string? AssistantFailure { get; init; }

    /// <summary>The call was recorded, whether or not the recording is still kept.</summary>
    public required bool Recorded { get; init; }

    /// <summary>The attempt's trace in whatever collects traces (docs/observability.md); null when it wasn't traced.</summary>
    public required string? TraceId { get; init; }

    /// <summary>The call's recording; null when there is none, or no longer.</summary>
    public required AttemptRecordingResponse? Recording { get; init; }

    public static AttemptResponse From(AttemptRow row) => From(row.Record) with { Recording = AttemptRecordingResponse.From(row) };

    private static AttemptResponse From(AttemptRecord record) => new()
    {
        CampaignId = record.Contact.Campaign.Value,
        ContactId = record.Contact.Contact,
        AttemptNumber = record.AttemptNumber,
        PhoneNumber = record.PhoneNumber,
        CallerNumber = record.CallerNumber,
        CallerNumberReplaces = record.CallerReplaces,
        TrunkId = record.Trunk.Value,
        Silo = record.Owner,
        CallId = record.Outcome.CallId,
        Disposition = record.Disposition,
        Cause = record.Cause,
        SipStatus = record.Outcome.SipStatus,
        SipReason = record.Outcome.SipReason,
        Q850Cause = record.Outcome.Q850Cause,
        Failure = record.Outcome.Failure,
        OurReason = record.Outcome.OurReason,
        EndedBy = record.Outcome.EndedBy,
        IntendedAt = record.IntendedAt,
        InviteAt = record.Outcome.InviteAt,
        TryingAt = record.Outcome.TryingAt,
        RingingAt = record.Outcome.RingingAt,
        AnsweredAt = record.Outcome.AnsweredAt,
        EndedAt = record.Outcome.EndedAt,
        TalkTime = record.TalkTime,
        NextState = record.NextState,
        NextAt = record.NextAt,
        AttemptsSpent = record.AttemptsSpent,
        Media = MediaQualityResponse.From(record.Outcome.Details?.Media),
        Detection = DetectionResponse.From(record.Outcome.Details?.Detection),
        OptedOut = record.Outcome.Details?.OptedOut ?? false,
        TransferredTo = record.Outcome.Details?.TransferredTo,
        AssistantFailure = record.Outcome.Details?.AssistantFailure,
        TraceId = record.Outcome.Details?.TraceId,
        Recorded = record.Outcome.Details?.RecordingKey is not null,
        Recording = null,
    };
}
