namespace Campaigns.Engine.Bench;

/// <summary>What is measured, and on what.</summary>
internal sealed record Plan
{
    public required int Contacts { get; init; }

    /// <summary>Calls at once.</summary>
    public required int Concurrency { get; init; }

    public required int Seed { get; init; }

    /// <summary>Contacts dialled first: the first attempts pay for compilation, which a process that dials for hours pays once.</summary>
    public required int WarmUp { get; init; }

    /// <summary>"engine", "hand-written", or null for both.</summary>
    public string? Only { get; init; }

    public bool AdoNetReminders { get; init; }

    /// <summary>Also with five times as many contacts: an attempt must not cost more because more contacts wait.</summary>
    public bool Backlog { get; init; }

    /// <summary>Also with the other provider of reminders.</summary>
    public bool Providers { get; init; }

    /// <summary>Connection string of an empty database.</summary>
    public required string Database { get; init; }

    /// <summary>The postmaster, whose CPU time is the database's.</summary>
    public required int DatabaseProcess { get; init; }

    /// <summary>Attempts a contact at most.</summary>
    public int MaxAttempts { get; init; } = 3;

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
