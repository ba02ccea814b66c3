using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Campaigns.Persistence.Batching;
using Campaigns.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Campaigns.Persistence.Tests.Batching;

public sealed class GroupCommitInstrumentsTests(PostgresCluster cluster)
{
    private const string Queue = "measured";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_transaction_says_how_large_it_was_and_how_long_it_took_and_each_failure_is_counted()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        ConcurrentQueue<(string Instrument, double Value, string? Then)> heard = [];
        using var listener = Listen(heard);
        await using var commits = new GroupCommit<int, int, int>(
            new Echo(), database.DataSource, new GroupCommitSettings(Writers: 1, MaxBatch: 10, QueueLimit: 10, Patience: null, Gathering: TimeSpan.Zero, Worthwhile: 32, FirstShard: 0), TimeProvider.System, NullLogger.Instance);
        commits.Start();

        Assert.Equal(7, await commits.SubmitAsync(7, Cancelled));
        await Assert.ThrowsAsync<InvalidOperationException>(() => commits.SubmitAsync(Echo.Unwritable, Cancelled));

        Assert.Equal(
            ["campaigns.group_commit.duration", "campaigns.group_commit.faults", "campaigns.group_commit.rows"],
            heard.Select(measurement => measurement.Instrument).Order(StringComparer.Ordinal));
        Assert.Equal(1, heard.Single(measurement => measurement.Instrument.EndsWith("rows", StringComparison.Ordinal)).Value);
        Assert.Equal((1, "failed"), heard.Where(measurement => measurement.Then is not null).Select(measurement => (measurement.Value, measurement.Then)).Single());
        Assert.InRange(heard.Single(measurement => measurement.Instrument.EndsWith("duration", StringComparison.Ordinal)).Value, 0, 600);
    }

    /// <summary>Other tests' journals are heard too: only this test's queue counts.</summary>
    private static MeterListener Listen(ConcurrentQueue<(string, double, string?)> heard)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GroupCommitInstruments.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var told = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value);
            if (told["queue"] == Queue)
            {
                heard.Enqueue((instrument.Name, value, told.GetValueOrDefault("then")));
            }
        }
    }

    /// <summary>Writes nothing and gives back what it got.</summary>
    private sealed class Echo : IBatchStatement<int, int, int>
    {
        public const int Unwritable = -1;

        public string Name => Queue;

        public int KeyOf(int request) => request;

        public Task<int[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<int> requests, short shard, bool repeated, CancellationToken cancellationToken) =>
            requests.Contains(Unwritable) ? throw new InvalidOperationException("Nobody can write this.") : Task.FromResult(requests.ToArray());
    }
}
