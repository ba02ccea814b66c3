using Orleans.Concurrency;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>
/// One contact: its attempt budget, its open attempt, its retry. Keyed by campaign id and contact number.
/// Only the dialer that holds a grant for it begins an attempt; it never waits on its campaign.
/// </summary>
[Alias("Campaigns.IContactGrain")]
public interface IContactGrain : IGrainWithGuidCompoundKey
{
    /// <summary>Asks every gate and writes the intent. After a reply of <see cref="BeginReply.Begun"/> the INVITE may leave.</summary>
    [Alias("Begin")]
    Task<BeginReply> BeginAsync(AttemptOrder order);

    /// <summary>Records how the open attempt ended and decides what comes next. A late or repeated report is dropped.</summary>
    [Alias("End")]
    Task<EndReply> EndAsync(AttemptEnd end);

    /// <summary>The contact as it is now; null when there is none.</summary>
    [Alias("Get"), ReadOnly]
    Task<ContactView?> GetAsync();
}
