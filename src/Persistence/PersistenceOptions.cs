using Campaigns.Persistence.Secrets;
using Npgsql;

namespace Campaigns.Persistence;

/// <summary>How one process uses PostgreSQL. <see cref="Faults"/> names everything that is wrong with it at once.</summary>
public sealed record PersistenceOptions
{
    /// <summary>Npgsql connection string: host, database and credentials. Pool and time-outs come from the other options.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// Connections of this process at most, 10–200. Default 30: three silos together stay under PostgreSQL's default of 100.
    /// </summary>
    public int MaxPoolSize { get; init; } = 30;

    /// <summary>To open a connection. 1–60 s, default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one statement, imports excepted. 1 s–10 min, default 30 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Writers that share one queue of the attempt journal, 1–4, default 2: one gathers while the other commits.</summary>
    public int WritersPerQueue { get; init; } = 2;

    /// <summary>Rows that one transaction of the attempt journal takes, 1–10,000, default 1,000.</summary>
    public int MaxBatch { get; init; } = 1_000;

    /// <summary>Calls that this process closes until it vacuums the table of open calls, 100–10,000,000, default 20,000.</summary>
    public int OpenCallsPerVacuum { get; init; } = 20_000;

    /// <summary>
    /// How long a writer lets rows come along while another transaction of the same kind is under way, or rows had to wait for it, 0–100 ms, default 40 ms.
    /// A row that finds all writers idle never waits for it, nor does an answer: somebody is on the line.
    /// </summary>
    public TimeSpan Gathering { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Outcomes that may wait while the database is away, 1,000–10,000,000, default 100,000. Beyond it their callers wait.</summary>
    public int QueueLimit { get; init; } = 100_000;

    /// <summary>
    /// How long an intent (or a settlement) may take before its caller gets an exception, 100 ms–60 s, default 5 s.
    /// Must stay below the lease's time to live, or a lapsed grant waits in the queue.
    /// </summary>
    public TimeSpan IntentPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Keys of 32 octets in base64 that encrypt recordings of calls, the same in every process. The first encrypts, all decrypt: a new key goes in
    /// front, and an old one stays until what it encrypted has expired. Default none: nothing can be recorded.
    /// </summary>
    public IReadOnlyList<string> RecordingKeys { get; init; } = [];

    /// <summary>
    /// Keys of 32 octets in base64 that wrap the key ring of all secrets in the database, the same in every process. The first wraps, all unwrap. Without one
    /// the database can't be used.
    /// </summary>
    public IReadOnlyList<string> SecretKeys { get; init; } = [];

    /// <summary>
    /// Any text, another one after each restore of a physical backup: the first start with a new label pauses every campaign. Null: the one before stands.
    /// Restores of dumps are noticed without it.
    /// </summary>
    public string? RestoreLabel { get; init; }

    /// <summary>Every fault, each with the property's name; empty when the options are usable.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (ConnectionFault() is { } fault)
        {
            faults.Add(fault);
        }

        Require(MaxPoolSize is >= 10 and <= 200, $"{nameof(MaxPoolSize)} must be 10–200, was {MaxPoolSize}.");
        Require(ConnectTimeout >= TimeSpan.FromSeconds(1) && ConnectTimeout <= TimeSpan.FromSeconds(60), $"{nameof(ConnectTimeout)} must be 1–60 s, was {ConnectTimeout}.");
        Require(CommandTimeout >= TimeSpan.FromSeconds(1) && CommandTimeout <= TimeSpan.FromMinutes(10), $"{nameof(CommandTimeout)} must be 1 s–10 min, was {CommandTimeout}.");
        Require(Gathering >= TimeSpan.Zero && Gathering <= TimeSpan.FromMilliseconds(100), $"{nameof(Gathering)} must be 0–100 ms, was {Gathering}.");
        Require(OpenCallsPerVacuum is >= 100 and <= 10_000_000, $"{nameof(OpenCallsPerVacuum)} must be 100–10,000,000, was {OpenCallsPerVacuum}.");
        Require(WritersPerQueue is >= 1 and <= 4, $"{nameof(WritersPerQueue)} must be 1–4, was {WritersPerQueue}.");
        Require(MaxBatch is >= 1 and <= 10_000, $"{nameof(MaxBatch)} must be 1–10,000, was {MaxBatch}.");
        Require(QueueLimit is >= 1_000 and <= 10_000_000, $"{nameof(QueueLimit)} must be 1,000–10,000,000, was {QueueLimit}.");
        Require(IntentPatience >= TimeSpan.FromMilliseconds(100) && IntentPatience <= TimeSpan.FromSeconds(60), $"{nameof(IntentPatience)} must be 100 ms–60 s, was {IntentPatience}.");
        RequireKeys(RecordingKeys, nameof(RecordingKeys));
        RequireKeys(SecretKeys, nameof(SecretKeys));
        return faults;

        void RequireKeys(IReadOnlyList<string> keys, string name) => Require(
            keys.All(key => InstallationKey.Parse(key) is not null), $"{name} must each be 32 octets in base64, such as \"openssl rand -base64 32\" makes.");

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }

    private string? ConnectionFault()
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            return string.IsNullOrWhiteSpace(builder.Host) || string.IsNullOrWhiteSpace(builder.Database)
                ? $"{nameof(ConnectionString)} must name a Host and a Database."
                : null;
        }
        catch (ArgumentException exception)
        {
            return $"{nameof(ConnectionString)} cannot be read: {exception.Message}";
        }
    }
}
