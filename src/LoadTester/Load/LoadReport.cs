using Campaigns.LoadTester.Carrier;
using Campaigns.LoadTester.Measuring;

namespace Campaigns.LoadTester.Load;

/// <summary>The result of a load run, as JSON camelCase. Programs read it: names are a contract.</summary>
internal sealed record LoadReport
{
    public required long Contacts { get; init; }

    /// <summary>Whether the campaign completed in time.</summary>
    public required bool Completed { get; init; }

    public required long Attempts { get; init; }

    /// <summary>Attempts over the time from launch to completion.</summary>
    public required double AttemptsPerSecond { get; init; }

    /// <summary>INVITEs over the time from the first to the last.</summary>
    public required double CallsPerSecond { get; init; }

    /// <summary>Contacts imported per second.</summary>
    public required double ImportedPerSecond { get; init; }

    /// <summary>From launch to completion.</summary>
    public required double Seconds { get; init; }

    /// <summary>Null when the carrier can't be asked, as the next three.</summary>
    public required long? DuplicateInvites { get; init; }

    public required long? OverlappingCalls { get; init; }

    public required int? PeakConcurrentCalls { get; init; }

    public required int Concurrency { get; init; }

    public required long ContactsNotFinal { get; init; }

    /// <summary>The engine's counters, its attempts table and the carrier's log tell the same.</summary>
    public required bool CountersAgree { get; init; }

    /// <summary>Each broken promise in words; empty when all were kept.</summary>
    public required IReadOnlyList<string> Broken { get; init; }

    public required IReadOnlyDictionary<string, long> ContactsByState { get; init; }

    public required IReadOnlyDictionary<string, long> AttemptsByDisposition { get; init; }

    public required Percentiles? IntentToInviteMs { get; init; }

    /// <summary>Ringing included.</summary>
    public required Percentiles? InviteToFinalMs { get; init; }

    public required IReadOnlyList<ProcessUsage> Processes { get; init; }

    /// <summary>CPU milliseconds of the engine's processes and the database, per attempt.</summary>
    public required double CpuMsPerAttempt { get; init; }

    public required CarrierStats? Carrier { get; init; }

    public required long Seed { get; init; }

    public required string Mix { get; init; }
}
