using NodaTime;

namespace Campaigns.Domain.Slots;

/// <summary>
/// How long a silo may lean on a grant: a duration counted on its own monotonic clock from <em>before</em> it sent the request,
/// so that it ends here before it can end at the ledger. The default value has lapsed.
/// </summary>
/// <param name="RequestedAt">Monotonic, before the request was sent.</param>
/// <param name="Length">As the ledger granted it.</param>
public readonly record struct Lease(Duration RequestedAt, Duration Length)
{
    /// <summary>Below this nothing new is placed: an INVITE needs time to leave.</summary>
    public static readonly Duration LeastForInvite = Duration.FromSeconds(2);

    /// <summary>What is left; negative once it has lapsed.</summary>
    public Duration Left(Duration now) => RequestedAt + Length - now;

    /// <summary>More than two seconds are left.</summary>
    public bool Allows(Duration now) => Left(now) > LeastForInvite;
}
