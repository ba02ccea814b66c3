using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>Three silos on a Wednesday at 10:00 in New York.</summary>
public sealed class FairShareCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 3, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.Zero);
