using Campaigns.Chaos.Faults;

namespace Campaigns.Chaos;

/// <summary>A run in figures. Written as JSON by --json.</summary>
internal sealed record ChaosReport
{
    public required long Seed { get; init; }

    public required int Silos { get; init; }

    public required int Contacts { get; init; }

    /// <summary>From the launch to the end of the last campaign.</summary>
    public required double Seconds { get; init; }

    public required IReadOnlyList<InflictedFault> Faults { get; init; }

    /// <summary>Silo processes that were started.</summary>
    public required int SiloLives { get; init; }

    /// <summary>INVITE transactions that the carrier saw.</summary>
    public required long Invites { get; init; }

    public required int PeakConcurrentCalls { get; init; }

    public required int TrunkLimit { get; init; }

    /// <summary>Calls by outcome, as the carrier saw them.</summary>
    public required IReadOnlyDictionary<string, long> ByOutcome { get; init; }

    /// <summary>Attempts by disposition, as the engine recorded them.</summary>
    public required IReadOnlyDictionary<string, int> ByDisposition { get; init; }

    /// <summary>Contacts by state at the end.</summary>
    public required IReadOnlyDictionary<string, long> ContactsByState { get; init; }

    /// <summary>INVITEs that were sent and never arrived at the carrier.</summary>
    public required int InvitesThatNeverArrived { get; init; }

    /// <summary>By kind of fault: the longest time in seconds without an INVITE of the campaign while one of that kind lasted.</summary>
    public required IReadOnlyDictionary<FaultKind, double> LongestGaps { get; init; }

    /// <summary>Each broken promise in words; empty when all were kept.</summary>
    public required IReadOnlyList<string> Broken { get; init; }
}
