using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The real directory, on a database whose clock is the test's.</summary>
internal sealed class FakeTimeDirectory(ICampaignDirectory directory, IClock clock, Duration skew, Signal signal) : ICampaignDirectory
{
    public async Task SaveAsync(CampaignEntry entry, CancellationToken cancellationToken)
    {
        await directory.SaveAsync(entry, cancellationToken);
        signal.Raise();
    }

    public Task<IReadOnlyList<RunningCampaign>> RunningAsync(CancellationToken cancellationToken) => directory.RunningAsync(cancellationToken);

    public Task<IReadOnlyList<string>> UsersOfAsync(TrunkId trunk, CancellationToken cancellationToken) => directory.UsersOfAsync(trunk, cancellationToken);

    public Task<IReadOnlyList<string>> UsersOfAsync(AssistantId assistant, CancellationToken cancellationToken) => directory.UsersOfAsync(assistant, cancellationToken);

    public Task<Instant> NowAsync(CancellationToken cancellationToken) => Task.FromResult(clock.GetCurrentInstant() + skew);

    public Task SaveTrunkAsync(TrunkId id, TrunkSettings settings, long version, bool deleted, CancellationToken cancellationToken) =>
        directory.SaveTrunkAsync(id, settings, version, deleted, cancellationToken);

    public Task SaveAssistantAsync(AssistantId id, AssistantSettings settings, long version, bool deleted, CancellationToken cancellationToken) =>
        directory.SaveAssistantAsync(id, settings, version, deleted, cancellationToken);
}
