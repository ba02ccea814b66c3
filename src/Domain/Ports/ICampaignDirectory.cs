using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>
/// Rows about campaigns that SQL needs: lists read them, and the transaction that writes an intent asks them whether the campaign runs.
/// The campaign's grain owns the truth and rewrites its row on every change.
/// </summary>
public interface ICampaignDirectory
{
    /// <summary>Inserts or replaces a campaign's row. A row with a higher version is never overwritten by a lower one.</summary>
    Task SaveAsync(CampaignEntry entry, CancellationToken cancellationToken);

    /// <summary>The campaigns that are running or still have open calls: what every silo's dialer serves.</summary>
    Task<IReadOnlyList<RunningCampaign>> RunningAsync(CancellationToken cancellationToken);

    /// <summary>Campaigns that are not over and use this trunk: their names.</summary>
    Task<IReadOnlyList<string>> UsersOfAsync(TrunkId trunk, CancellationToken cancellationToken);

    /// <summary>Campaigns that are not over and use this assistant: their names.</summary>
    Task<IReadOnlyList<string>> UsersOfAsync(Assistants.AssistantId assistant, CancellationToken cancellationToken);

    /// <summary>The database's own clock, which all silos can compare theirs with.</summary>
    Task<Instant> NowAsync(CancellationToken cancellationToken);

    /// <summary>Inserts or replaces a trunk's row; lists read it.</summary>
    Task SaveTrunkAsync(TrunkId id, TrunkSettings settings, long version, bool deleted, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces an assistant's row; lists read it.</summary>
    Task SaveAssistantAsync(Assistants.AssistantId id, Assistants.AssistantSettings settings, long version, bool deleted, CancellationToken cancellationToken);
}
