using NodaTime;

namespace Campaigns.Telephony.Recordings;

/// <summary>What a recording says of its call.</summary>
/// <param name="CallId">SIP Call-ID.</param>
/// <param name="PhoneNumber">Who was called, E.164 with "+".</param>
/// <param name="StartedAt">The answer.</param>
/// <param name="KeepDays">How long it is kept.</param>
/// <param name="Begun">Told once, when there is something to record.</param>
internal sealed record RecordedCall(string CallId, string PhoneNumber, Instant StartedAt, int KeepDays, Action Begun);
