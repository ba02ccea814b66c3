using NodaTime;

namespace Campaigns.Domain.Recordings;

/// <summary>A recording that can be asked for.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="ExpiresAt">From here on it is gone.</param>
/// <param name="IsComplete">False: the call is still up, the end is still being written, or what recorded it died.</param>
/// <param name="IsReadable">False: it was encrypted under a key that this process doesn't have.</param>
/// <param name="Octets">Its length so far, as <see cref="RecordingFormat"/> says.</param>
public sealed record RecordingEntry(Instant StartedAt, Instant ExpiresAt, bool IsComplete, bool IsReadable, long Octets);
