using System.Globalization;
using Campaigns.Api.Attempts;
using Campaigns.Api.Json;
using NodaTime;

namespace Campaigns.Api.Export;

/// <summary>Ended attempts as CSV.</summary>
internal static class AttemptColumns
{
    public static IReadOnlyList<ExportColumn<AttemptResponse>> All { get; } =
    [
        new("contact_id", attempt => Text(attempt.ContactId)),
        new("attempt_number", attempt => Text(attempt.AttemptNumber)),
        new("phone_number", attempt => attempt.PhoneNumber),
        new("caller_number", attempt => attempt.CallerNumber),
        new("caller_number_replaces", attempt => attempt.CallerNumberReplaces),
        new("call_id", attempt => attempt.CallId),
        new("disposition", attempt => ApiJson.TextOf(attempt.Disposition)),
        new("cause", attempt => attempt.Cause),
        new("sip_status", attempt => Text(attempt.SipStatus)),
        new("q850_cause", attempt => Text(attempt.Q850Cause)),
        new("ended_by", attempt => ApiJson.TextOf(attempt.EndedBy)),
        new("intended_at", attempt => Text(attempt.IntendedAt)),
        new("invite_at", attempt => Text(attempt.InviteAt)),
        new("ringing_at", attempt => Text(attempt.RingingAt)),
        new("answered_at", attempt => Text(attempt.AnsweredAt)),
        new("ended_at", attempt => Text(attempt.EndedAt)),
        new("talk_seconds", attempt => attempt.TalkTime?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)),
        new("next_state", attempt => ApiJson.TextOf(attempt.NextState)),
        new("next_at", attempt => Text(attempt.NextAt)),
        new("attempts_spent", attempt => Text(attempt.AttemptsSpent)),
        new("amd_verdict", attempt => attempt.Detection is { } detection ? ApiJson.TextOf(detection.Verdict) : null),
        new("amd_cause", attempt => attempt.Detection is { } detection ? ApiJson.TextOf(detection.Cause) : null),
        new("amd_ms", attempt => Text(attempt.Detection?.TookMs)),
        new("message_dropped", attempt => Text(attempt.Detection?.MessageDropped)),
        new("opted_out", attempt => Text(attempt.OptedOut)),
        new("transferred_to", attempt => attempt.TransferredTo),
        new("assistant_failure", attempt => attempt.AssistantFailure),
        new("recording", attempt => attempt.Recording?.Url),
    ];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(bool? truth) => truth switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    private static string? Text(Instant? at) => at?.ToString();
}
