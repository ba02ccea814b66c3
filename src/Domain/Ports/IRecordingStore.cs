using Campaigns.Domain.Recordings;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>Recordings of calls, encrypted, the same on every silo. A recording is named by its call's SIP Call-ID.</summary>
public interface IRecordingStore
{
    /// <summary>The installation has a key to encrypt with; without one nothing may be recorded.</summary>
    bool CanKeep { get; }

    /// <summary>
    /// Adds a segment; the first makes the recording. Repeating it is harmless. A segment of a recording that was deleted meanwhile is dropped.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no key (<see cref="CanKeep"/>).</exception>
    Task AppendAsync(RecordingSegment segment, CancellationToken cancellationToken);

    /// <summary>What is there at <paramref name="now"/>; null: nothing, or it has expired.</summary>
    Task<RecordingEntry?> FindAsync(string callId, Instant now, CancellationToken cancellationToken);

    /// <summary>The octets of a recording in their order, a segment at a time; see <see cref="RecordingFormat"/>.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed in the database, or its key is missing.</exception>
    IAsyncEnumerable<byte[]> ReadAsync(string callId, CancellationToken cancellationToken);

    /// <summary>Deletes one; false when there was none.</summary>
    Task<bool> DeleteAsync(string callId, CancellationToken cancellationToken);

    /// <summary>Deletes every recording of a person.</summary>
    /// <param name="phoneNumber">E.164 with "+".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many there were.</returns>
    Task<int> DeleteOfAsync(string phoneNumber, CancellationToken cancellationToken);

    /// <summary>Deletes recordings that have expired at <paramref name="now"/>, the oldest first.</summary>
    /// <param name="now">The present.</param>
    /// <param name="atMost">So that one call stays short.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many were deleted; fewer than <paramref name="atMost"/>: none is left.</returns>
    Task<int> DeleteExpiredAsync(Instant now, int atMost, CancellationToken cancellationToken);
}
