using Campaigns.Persistence.Migrations;
using Campaigns.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Campaigns.Persistence.Tests.Migrations;

public sealed class MigratorTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_processes_that_migrate_at_once_run_every_script_once()
    {
        var connectionString = await cluster.CreateDatabaseAsync();
        var sources = Enumerable.Range(0, 4).Select(_ => CampaignDatabase.CreateDataSource(new PersistenceOptions { ConnectionString = connectionString })).ToList();

        await Task.WhenAll(sources.Select(source => Migrator(source).MigrateAsync(Cancelled)));

        await using var command = sources[0].CreateCommand("SELECT scriptname FROM schema_versions ORDER BY schemaversionsid");
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        List<string> scripts = [];
        while (await reader.ReadAsync(Cancelled))
        {
            scripts.Add(reader.GetString(0));
        }

        var embedded = typeof(Migrator).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(embedded, scripts);
        foreach (var source in sources)
        {
            await source.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_second_start_finds_nothing_to_do()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.ExecuteAsync("INSERT INTO do_not_call (team_id, phone_number, reason, source) SELECT team_id, '+12025550000', 'kept', 0 FROM teams");

        await database.Get<Migrator>().MigrateAsync(Cancelled);

        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM do_not_call"));
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_in_one_line()
    {
        var missing = new NpgsqlConnectionStringBuilder(await cluster.CreateDatabaseAsync()) { Database = "nowhere" };

        var exception = await FailureAsync(missing.ConnectionString);

        Assert.Equal($"Database nowhere at {missing.Host}:{missing.Port} refused the connection: database \"nowhere\" does not exist", exception.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_in_one_line()
    {
        // A port that was free a moment ago: nothing listens there.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var exception = await FailureAsync($"Host=127.0.0.1;Port={port};Database=campaigns;Username=u;Password=secret");

        Assert.StartsWith($"Database campaigns at 127.0.0.1:{port} cannot be reached: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.19", true)]
    [InlineData("13.0", false)]
    [InlineData("18.1", false)]
    public void Servers_older_than_13_are_refused(string version, bool refused) =>
        Assert.Equal(refused, ServerVersion.FaultOf(Version.Parse(version)) is not null);

    [Theory]
    [InlineData("", "ConnectionString must name a Host and a Database.")]
    [InlineData("Host=localhost", "ConnectionString must name a Host and a Database.")]
    [InlineData("Colour=blue", "ConnectionString cannot be read: ")]
    public void Options_name_every_fault_at_once(string connectionString, string fault)
    {
        var options = new PersistenceOptions { ConnectionString = connectionString, MaxPoolSize = 0, MaxBatch = 0 };

        Assert.Collection(
            options.Faults(),
            first => Assert.StartsWith(fault, first, StringComparison.Ordinal),
            second => Assert.StartsWith("MaxPoolSize must be 10–200", second, StringComparison.Ordinal),
            third => Assert.StartsWith("MaxBatch must be 1–10,000", third, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => CampaignDatabase.CreateDataSource(options));
    }

    private static Migrator Migrator(NpgsqlDataSource source) => new(source, [], NullLogger<Migrator>.Instance);

    private static async Task<DatabaseUnusableException> FailureAsync(string connectionString)
    {
        await using var source = CampaignDatabase.CreateDataSource(new PersistenceOptions { ConnectionString = connectionString });
        return await Assert.ThrowsAsync<DatabaseUnusableException>(() => Migrator(source).MigrateAsync(Cancelled));
    }
}
