namespace Campaigns.CarrierSimulator.Judging;

/// <summary>One call in the report. Instants are the carrier's own.</summary>
/// <param name="CallId">As on the wire.</param>
/// <param name="Number">As dialled.</param>
/// <param name="At">The INVITE arrived.</param>
/// <param name="AnsweredAt">The first 200 left.</param>
/// <param name="AcknowledgedAt">The ACK of the 200 arrived; null when none did.</param>
/// <param name="EndedAt">The final failure left, or a BYE left or arrived; null while the call is up.</param>
/// <param name="Outcome">Null while the call is up.</param>
/// <param name="EndedBy">"carrier" or "caller"; null while the call is up.</param>
/// <param name="RtpPacketsReceived">Zero when the caller sent no audio.</param>
internal sealed record LoggedCall(
    string CallId,
    string Number,
    DateTimeOffset At,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? EndedAt,
    Ending? Outcome,
    string? EndedBy,
    long RtpPacketsReceived);
