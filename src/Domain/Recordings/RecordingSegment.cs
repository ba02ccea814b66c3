using NodaTime;

namespace Campaigns.Domain.Recordings;

/// <summary>A stretch of one call's recording, in the order in which it was heard.</summary>
public sealed record RecordingSegment
{
    /// <summary>SIP Call-ID of the recorded call: the recording's key.</summary>
    public required string CallId { get; init; }

    /// <summary>E.164 with "+": who was called. By it recordings are erased with a person.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>When the recording began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>From here on the recording can't be read, and it is deleted soon.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>0, 1, 2 … without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>Nothing follows: the recording is complete.</summary>
    public required bool IsLast { get; init; }

    /// <summary>As <see cref="RecordingFormat"/> says.</summary>
    public required ReadOnlyMemory<byte> Octets { get; init; }
}
