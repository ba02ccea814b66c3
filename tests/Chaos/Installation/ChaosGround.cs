using Campaigns.Testing;

namespace Campaigns.Chaos.Installation;

/// <summary>What an installation stands on.</summary>
/// <param name="Postgres">Started.</param>
/// <param name="Network">Where its parts live.</param>
/// <param name="Volume">The database's own, where it may be filled up; null: it shares the machine's.</param>
internal sealed record ChaosGround(PostgresCluster Postgres, ChaosNetwork Network, SmallVolume? Volume);
