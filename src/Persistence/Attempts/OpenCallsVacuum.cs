using Microsoft.Extensions.Logging;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>
/// Vacuums open_calls after so many calls have been closed. The table holds the calls of this moment and is scanned where they are counted, but each attempt
/// leaves a dead row behind: PostgreSQL's own vacuum comes once a minute, and at thousands of attempts a second a scan of a thousand calls reads 80 MB by then.
/// </summary>
/// <param name="dataSource">Of the process.</param>
/// <param name="every">Calls that this process closes between two runs.</param>
/// <param name="logger">Told when a run failed.</param>
internal sealed partial class OpenCallsVacuum(NpgsqlDataSource dataSource, int every, ILogger logger)
{
    private int _closed;
    private int _running;

    /// <summary>The run under way, or the one before it. Never faults.</summary>
    public Task Run { get; private set; } = Task.CompletedTask;

    /// <summary>One more call is being closed.</summary>
    public void CallCloses()
    {
        if (Interlocked.Increment(ref _closed) >= every && Interlocked.Exchange(ref _running, 1) == 0)
        {
            Interlocked.Exchange(ref _closed, 0);
            Run = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            // Another silo's run does as well.
            await using var command = dataSource.CreateCommand("VACUUM (SKIP_LOCKED) open_calls");
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The database is away, its user doesn't own the table, the process is over: slower, nothing else.
            LogFailed(logger, exception);
        }
        finally
        {
            Interlocked.Exchange(ref _running, 0);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The table of open calls could not be vacuumed")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
