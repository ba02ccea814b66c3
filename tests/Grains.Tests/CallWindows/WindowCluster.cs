using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.CallWindows;

/// <summary>Two silos, three days before the clocks of the United States go back (2026-11-01).</summary>
public sealed class WindowCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 2, WindowCampaign.Begin, Duration.Zero);
