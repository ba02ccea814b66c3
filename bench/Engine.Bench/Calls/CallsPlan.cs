namespace Campaigns.Engine.Bench.Calls;

/// <summary>What of the calls is measured, and on what.</summary>
internal sealed record CallsPlan
{
    /// <summary>"answered", "mix" or "live"; null for all three.</summary>
    public string? Only { get; init; }

    /// <summary>Contacts of the carrier that answers everybody.</summary>
    public required int Answered { get; init; }

    /// <summary>Contacts of the carrier with the engine benchmark's outcomes.</summary>
    public required int Mixed { get; init; }

    /// <summary>Calls that are to be up at once.</summary>
    public required int Live { get; init; }

    /// <summary>Contacts dialled first: a process compiles its hot code during its first 100,000 attempts.</summary>
    public required int WarmUp { get; init; }

    /// <summary>Calls at once while rates are measured.</summary>
    public required int Concurrency { get; init; }

    public required int Seed { get; init; }

    /// <summary>Connection string of an empty database.</summary>
    public required string Database { get; init; }

    /// <summary>The postmaster, whose CPU time is the database's.</summary>
    public required int DatabaseProcess { get; init; }

    /// <summary>Whether a part is to be measured.</summary>
    public bool Has(string part) => Only is null || Only == part;
}
