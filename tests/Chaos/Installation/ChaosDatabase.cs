using Campaigns.Testing;
using Npgsql;

namespace Campaigns.Chaos.Installation;

/// <summary>The database of a run, and what is done to it.</summary>
internal sealed class ChaosDatabase(PostgresCluster postgres, SmallVolume? volume, string connectionString, TimeProvider time)
{
    public string ConnectionString => connectionString;

    /// <summary>Ended as by a crash; started again after so long, recovered from its log.</summary>
    public async Task RestartAsync(TimeSpan down, CancellationToken cancellationToken)
    {
        await postgres.StopAsync(immediate: true);
        await Task.Delay(down, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await postgres.StartAsync();
    }

    public Task CutConnectionsAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", cancellationToken);

    /// <summary>Each commit waits for 100 ms before it writes its log, the longest that PostgreSQL allows.</summary>
    public async Task SlowCommitsAsync(TimeSpan lasts, CancellationToken cancellationToken)
    {
        await SetAsync("commit_siblings = 0", cancellationToken);
        await SetAsync("commit_delay = 100000", cancellationToken);
        await Task.Delay(lasts, time, cancellationToken);
        await SetAsync("commit_delay = 0", cancellationToken);
    }

    /// <summary>The volume is full for so long. A server that ended because of it is started again, as its supervisor would.</summary>
    public async Task FillDiskAsync(TimeSpan lasts, CancellationToken cancellationToken)
    {
        await volume!.FillAsync();
        await Task.Delay(lasts, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        volume.Empty();
        if (!await postgres.IsRunningAsync())
        {
            await postgres.StartAsync();
        }
    }

    private async Task SetAsync(string setting, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"ALTER SYSTEM SET {setting}", cancellationToken);
        await ExecuteAsync("SELECT pg_reload_conf()", cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        // Not pooled: a pooled connection may be one that a fault has ended.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
