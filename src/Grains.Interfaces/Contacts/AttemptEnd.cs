using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>How an open attempt ended, as its dialer, or the campaign for a dead dialer, reports it.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.AttemptEnd")]
public sealed record AttemptEnd
{
    /// <summary>The contact's row as it was when the attempt began.</summary>
    [Id(0)] public required ContactTicket Ticket { get; init; }

    [Id(1)] public required int AttemptNumber { get; init; }

    /// <summary>The settings that decide the retry: those current at the outcome.</summary>
    [Id(2)] public required CampaignSettings Settings { get; init; }

    [Id(3)] public required string Owner { get; init; }
    [Id(4)] public required string CallerNumber { get; init; }
    [Id(5)] public required TrunkId Trunk { get; init; }

    /// <summary>Unix milliseconds.</summary>
    [Id(6)] public required long IntendedAtUnixMs { get; init; }

    [Id(7)] public required CallOutcome Outcome { get; init; }

    /// <summary>Decided already, without looking at the outcome (not sent, lost); null: the outcome table decides.</summary>
    [Id(8)] public Disposition? Decided { get; init; }

    /// <summary>Why, when decided already.</summary>
    [Id(9)] public string? Cause { get; init; }

    /// <summary>An answer was recorded for this attempt.</summary>
    [Id(10)] public bool AnswerRecorded { get; init; }

    /// <summary>The trunk connects other calls: a third refusal in a row is then about this contact.</summary>
    [Id(11)] public bool TrunkConnectsOthers { get; init; }

    /// <summary>The trunk connected another call after this one had ended: an outcome that speaks against the trunk is then the contact's.</summary>
    [Id(12)] public bool TrunkWitnessed { get; init; }

    /// <summary>The contact's own caller number, in whose place another one was shown; null: it saw its own.</summary>
    [Id(13)] public string? CallerReplaces { get; init; }
}
