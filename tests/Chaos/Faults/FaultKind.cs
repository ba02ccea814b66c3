namespace Campaigns.Chaos.Faults;

/// <summary>What can go wrong.</summary>
internal enum FaultKind
{
    /// <summary>kill -9 of a silo. A replacement is started.</summary>
    Kill,

    /// <summary>SIGSTOP of a silo, SIGCONT later.</summary>
    Freeze,

    /// <summary>PostgreSQL stopped as by a crash and started again.</summary>
    DatabaseRestart,

    /// <summary>Every connection to the database ended by pg_terminate_backend.</summary>
    ConnectionsCut,

    /// <summary>Every commit takes a tenth of a second longer.</summary>
    SlowCommits,

    /// <summary>The carrier answers each INVITE with 503.</summary>
    CarrierRefuses,

    /// <summary>The carrier takes INVITEs and never replies.</summary>
    CarrierSilent,

    /// <summary>Everything that the carrier sends arrives twice.</summary>
    CarrierDoubles,

    /// <summary>What the carrier sends is lost; it hears everything.</summary>
    CarrierMute,

    /// <summary>Nothing reaches the carrier or comes from it.</summary>
    CarrierUnreachable,

    /// <summary>The network between a silo and the database is cut.</summary>
    SiloWithoutDatabase,

    /// <summary>The network between a silo and all others is cut.</summary>
    SiloWithoutSilos,

    /// <summary>The network between a silo and the carrier is cut.</summary>
    SiloWithoutCarrier,

    /// <summary>A silo is cut off from database, silos and carrier.</summary>
    SiloAlone,

    /// <summary>The volume of the database is full.</summary>
    DiskFull,

    /// <summary>A silo's clock jumps, by seconds or by hours.</summary>
    ClockStep,

    /// <summary>Every silo is replaced in turn, as by <c>cluster roll</c>.</summary>
    Roll,
}
