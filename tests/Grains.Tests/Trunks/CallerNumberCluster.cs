using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>One silo on a Wednesday at 10:00 in New York.</summary>
public sealed class CallerNumberCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 1, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.Zero);
