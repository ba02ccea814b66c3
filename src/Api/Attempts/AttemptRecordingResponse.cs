using Campaigns.Persistence.ReadModels;
using NodaTime;

namespace Campaigns.Api.Attempts;

/// <summary>A call's recording.</summary>
/// <param name="Url">Where it is to be had, as a WAV file: left what the far end said, right what was sent to it.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
/// <param name="Complete">False: its end is still being written, or what recorded it died.</param>
internal sealed record AttemptRecordingResponse(string Url, Instant ExpiresAt, bool Complete)
{
    public static AttemptRecordingResponse? From(AttemptRow row) => row is { Recording: { } recording, Record: { Contact: var contact, AttemptNumber: var number } }
        ? new AttemptRecordingResponse(
            $"/api/v1/campaigns/{contact.Campaign.Value}/contacts/{contact.Contact}/attempts/{number}/recording", recording.ExpiresAt, recording.IsComplete)
        : null;
}
