namespace Campaigns.Chaos.Faults;

/// <summary>What a kind of fault concerns and how long one lasts.</summary>
internal static class FaultTraits
{
    /// <summary>What one fault keeps to itself while it lasts: two of a kind of victim don't overlap.</summary>
    public static Victim VictimOf(FaultKind kind) => kind switch
    {
        FaultKind.Kill or FaultKind.Freeze or FaultKind.ClockStep => Victim.Silo,
        FaultKind.SiloWithoutDatabase or FaultKind.SiloWithoutSilos or FaultKind.SiloWithoutCarrier or FaultKind.SiloAlone => Victim.Silo,
        FaultKind.DatabaseRestart or FaultKind.ConnectionsCut or FaultKind.SlowCommits or FaultKind.DiskFull => Victim.Database,
        FaultKind.Roll => Victim.Cluster,
        _ => Victim.Carrier,
    };

    /// <summary>Whether it can only be inflicted where silos have networks, and the database a volume, of their own.</summary>
    public static bool NeedsIsolation(FaultKind kind) => kind
        is FaultKind.SiloWithoutDatabase or FaultKind.SiloWithoutSilos or FaultKind.SiloWithoutCarrier or FaultKind.SiloAlone or FaultKind.DiskFull;

    /// <summary>The shortest and the longest, in seconds.</summary>
    public static (double Shortest, double Longest) SecondsOf(FaultKind kind) => kind switch
    {
        FaultKind.Kill => (0, 5),
        FaultKind.Freeze => (5, 60),
        FaultKind.DatabaseRestart => (0, 8),
        FaultKind.ConnectionsCut => (0, 0),
        FaultKind.SlowCommits => (5, 20),
        FaultKind.CarrierRefuses => (2, 10),
        FaultKind.CarrierSilent => (2, 10),
        FaultKind.CarrierDoubles => (5, 20),
        FaultKind.CarrierMute => (2, 40),
        FaultKind.CarrierUnreachable => (2, 40),
        FaultKind.SiloWithoutDatabase or FaultKind.SiloWithoutSilos or FaultKind.SiloWithoutCarrier or FaultKind.SiloAlone => (5, 60),
        FaultKind.DiskFull => (2, 10),
        FaultKind.ClockStep => (20, 60),
        FaultKind.Roll => (60, 60),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
