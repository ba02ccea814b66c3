using NodaTime;

namespace Campaigns.Persistence.ReadModels;

/// <summary>That an attempt's call has a recording.</summary>
/// <param name="ExpiresAt">From here on it hasn't.</param>
/// <param name="IsComplete">Its end has been written; false for ever when the silo that recorded it died.</param>
public sealed record AttemptRecording(Instant ExpiresAt, bool IsComplete);
