using Campaigns.Chaos.Faults;

namespace Campaigns.Chaos;

/// <summary>What a chaos run does.</summary>
internal sealed record ChaosOptions
{
    /// <summary>Of the faults, the numbers and the far ends: the same seed plans the same faults at the same moments.</summary>
    public required long Seed { get; init; }

    /// <summary>For how long faults are inflicted, from the launch on; less where the list is dialled before.</summary>
    public required TimeSpan During { get; init; }

    public required int Silos { get; init; }

    /// <summary>Of the campaign that runs to its end.</summary>
    public required int Contacts { get; init; }

    /// <summary>Calls at once, of the trunk and of that campaign.</summary>
    public required int Concurrency { get; init; }

    /// <summary>New calls a second of the trunk; that campaign's share of it is what makes it last.</summary>
    public required double CallsPerSecond { get; init; }

    /// <summary>What may happen; a kind that stands here twice happens twice as often.</summary>
    public required IReadOnlyList<FaultKind> Kinds { get; init; }

    /// <summary>From one fault to the next, on average.</summary>
    public required TimeSpan Gap { get; init; }

    /// <summary>Of every duration that a fault draws: 1 is what its kind says, 0.5 half of it.</summary>
    public double Scale { get; init; } = 1;

    public TimeSpan Talk { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After the last fault, until the campaigns must have ended.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>The folder with the projects of the programs.</summary>
    public required string Programs { get; init; }

    /// <summary>Of their build: Debug or Release.</summary>
    public required string Configuration { get; init; }

    /// <summary>Takes every process's log.</summary>
    public required string Work { get; init; }

    /// <summary>Attempts that a contact has.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Contacts of the campaign whose call window closes while faults happen.</summary>
    public int EveningContacts => Math.Max(10, Contacts / 20);

    /// <summary>Calls at once of that campaign.</summary>
    public int EveningConcurrency => Math.Max(2, Concurrency / 10);
}
