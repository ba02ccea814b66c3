using Campaigns.LoadTester.Measuring;
using Npgsql;

namespace Campaigns.Engine.Bench;

/// <summary>What a side uses between its construction and <see cref="ReadAsync"/>: time, CPU of this process and of the database, WAL.</summary>
internal sealed class Meter
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _time;
    private readonly ProcessMeter _own = new("own", Environment.ProcessId);
    private readonly ProcessMeter _database;
    private readonly long _startedAt;
    private readonly decimal _wal;

    private Meter(NpgsqlDataSource dataSource, TimeProvider time, int databaseProcess, decimal wal)
    {
        (_dataSource, _time, _wal) = (dataSource, time, wal);
        _database = new ProcessMeter("postgres", databaseProcess);
        _startedAt = time.GetTimestamp();
    }

    public static async Task<Meter> StartAsync(NpgsqlDataSource dataSource, TimeProvider time, int databaseProcess, CancellationToken cancellationToken) =>
        new(dataSource, time, databaseProcess, await WalAsync(dataSource, cancellationToken));

    public async Task<Figures> ReadAsync(string side, long attempts, CancellationToken cancellationToken)
    {
        var seconds = _time.GetElapsedTime(_startedAt).TotalSeconds;
        var (own, database) = (_own.Read()!.CpuSeconds, _database.Read()?.CpuSeconds ?? 0);
        var wal = await WalAsync(_dataSource, cancellationToken) - _wal;
        return new Figures(
            side,
            attempts,
            Math.Round(seconds, 2),
            Math.Round(attempts / seconds),
            Math.Round(own * 1000 / attempts, 4),
            Math.Round(database * 1000 / attempts, 4),
            Math.Round((double)wal / attempts));
    }

    private static async Task<decimal> WalAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT pg_current_wal_insert_lsn() - '0/0'");
        return (decimal)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
