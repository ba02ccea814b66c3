using Campaigns.Testing;
using Npgsql;

namespace Campaigns.Chaos.Installation;

/// <summary>The database of a run, and what is done to it.</summary>
internal sealed class ChaosDatabase(PostgresCluster postgres, SmallVolume? volume, string connectionString, TimeProvider time) : IDisposable
{
    /// <summary>For a server that is about to come back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _oneFault = new(1, 1);

    public string ConnectionString => connectionString;

    public void Dispose() => _oneFault.Dispose();

    /// <summary>Ended as by a crash; started again after so long, recovered from its log.</summary>
    public Task RestartAsync(TimeSpan down, CancellationToken cancellationToken) => FaultAsync(
        async () =>
        {
            await postgres.StopAsync(immediate: true);
            await Task.Delay(down, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await postgres.StartAsync();
        },
        cancellationToken);

    public Task CutConnectionsAsync(CancellationToken cancellationToken) => FaultAsync(
        () => ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", cancellationToken),
        cancellationToken);

    /// <summary>Each commit waits for 100 ms before it writes its log, the longest that PostgreSQL allows.</summary>
    public Task SlowCommitsAsync(TimeSpan lasts, CancellationToken cancellationToken) => FaultAsync(
        async () =>
        {
            await SetAsync("commit_siblings = 0", cancellationToken);
            await SetAsync("commit_delay = 100000", cancellationToken);
            await Task.Delay(lasts, time, cancellationToken);
            await SetAsync("commit_delay = 0", cancellationToken);
        },
        cancellationToken);

    /// <summary>The volume is full for so long. A server that ended because of it is started again, as its supervisor would.</summary>
    public Task FillDiskAsync(TimeSpan lasts, CancellationToken cancellationToken) => FaultAsync(
        async () =>
        {
            await volume!.FillAsync();
            await Task.Delay(lasts, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            volume.Empty();
            if (!await postgres.IsRunningAsync())
            {
                await postgres.StartAsync();
            }
        },
        cancellationToken);

    /// <summary>One at a time, however long the one before took in fact.</summary>
    private async Task FaultAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await _oneFault.WaitAsync(cancellationToken);
        try
        {
            await act();
        }
        finally
        {
            _oneFault.Release();
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
        await OpenAsync(connection, cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A server that recovers from the fault before refuses connections for a while.</summary>
    private async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
            }
        }
    }
}
