using Campaigns.Domain.Attempts;
using Campaigns.Domain.Faults;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>What came of a test call, or why none was placed.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TestCallReply")]
public sealed record TestCallReply
{
    /// <summary>Null: it was placed.</summary>
    [Id(0)] public Refusal? Refusal { get; init; }

    [Id(1)] public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>So many were made lately that the next must wait for this long, milliseconds; null when that isn't why.</summary>
    [Id(2)] public int? RetryAfterMs { get; init; }

    [Id(3)] public CallOutcome? Outcome { get; init; }

    [Id(4)] public string CallerNumber { get; init; } = "";

    /// <summary>The silo that placed it.</summary>
    [Id(5)] public string Silo { get; init; } = "";
}
