using Campaigns.Testing;

[assembly: AssemblyFixture(typeof(PostgresCluster))]
