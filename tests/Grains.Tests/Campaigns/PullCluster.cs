using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>One silo whose clock is an hour off the database's: its own dialer asks for nothing, the tests play the dialers.</summary>
public sealed class PullCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 1, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.FromHours(1));
