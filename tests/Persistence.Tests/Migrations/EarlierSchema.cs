using System.Globalization;
using Campaigns.Persistence.Migrations;
using Campaigns.Testing;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace Campaigns.Persistence.Tests.Migrations;

/// <summary>Databases as an earlier version of the program left them.</summary>
internal static class EarlierSchema
{
    /// <summary>A database with every migration before a number; returns its connection string.</summary>
    public static async Task<string> CreateAsync(PostgresCluster cluster, int before)
    {
        var connectionString = await cluster.CreateDatabaseAsync();
        await using var source = CampaignDatabase.CreateDataSource(new PersistenceOptions { ConnectionString = connectionString });
        var upgrade = DeployChanges.To
            .PostgresqlDatabase(new PostgresqlConnectionManager(source))
            .WithScriptsEmbeddedInAssembly(
                typeof(Migrator).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal) && int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture) < before)
            .JournalToPostgresqlTable("public", "schema_versions")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        Assert.True(upgrade.Successful, upgrade.Error?.Message);
        return connectionString;
    }

    /// <summary>Runs statements as the program of that time would have.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
