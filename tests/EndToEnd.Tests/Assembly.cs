using Campaigns.Testing;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

// Each scenario is a whole installation under load: one at a time, or they disturb each other's clocks.
[assembly: Parallelization(Mode = ParallelizationMode.None)]
