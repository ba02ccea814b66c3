using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>An attempt with an intent and no outcome yet.</summary>
/// <param name="Contact">The contact's row as it is stored.</param>
/// <param name="AttemptNumber">Which attempt is open.</param>
/// <param name="CallId">Its Call-ID.</param>
/// <param name="Trunk">The trunk that carries it.</param>
/// <param name="CallerNumber">E.164 with "+".</param>
/// <param name="Owner">Silo and generation that dialled.</param>
/// <param name="IntendedAt">When the intent was written.</param>
/// <param name="RingTimeout">Of this attempt.</param>
/// <param name="MaxCallDuration">Of this attempt.</param>
/// <param name="AnsweredAt">Null when no answer was recorded.</param>
/// <param name="Dialog">Null when no answer was recorded.</param>
public sealed record OpenCall(
    ContactTicket Contact,
    int AttemptNumber,
    string CallId,
    TrunkId Trunk,
    string CallerNumber,
    string Owner,
    Instant IntendedAt,
    Duration RingTimeout,
    Duration MaxCallDuration,
    Instant? AnsweredAt,
    RecordedDialog? Dialog);
