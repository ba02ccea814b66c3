namespace Campaigns.Chaos.Faults;

/// <summary>What a fault is inflicted on.</summary>
internal enum Victim
{
    Silo,
    Database,
    Carrier,

    /// <summary>All silos in turn.</summary>
    Cluster,
}
