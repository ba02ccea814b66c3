using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Dialing;

/// <summary>Two silos, one of which a test stops.</summary>
public sealed class StopCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 2, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.Zero);
