using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Dialing;

/// <summary>A silo whose dialer looks up what runs when it starts, and then never again by itself.</summary>
public sealed class PromptCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 1, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.Zero)
{
    private protected override TimeSpan DirectoryInterval => TimeSpan.FromDays(1);
}
