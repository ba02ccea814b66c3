using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>Two silos on a Wednesday at 10:00 in New York, one of which a test kills.</summary>
public sealed class CrashCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 2, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.Zero);
