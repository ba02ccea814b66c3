using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>Removes what is kept no longer: what teams' retention says, and people whose erasure waited for the end of a call.</summary>
public interface IHousekeeping
{
    /// <summary>
    /// Removes a block of a few thousand rows in transactions of its own. Returns true when there is more. It may be stopped at any time and goes on where it was.
    /// </summary>
    Task<bool> RemoveBlockAsync(Instant now, CancellationToken cancellationToken);
}
