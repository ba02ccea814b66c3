using Campaigns.Testing;
using Npgsql;

namespace Campaigns.Persistence.Tests;

public sealed class CampaignDatabaseTests(PostgresCluster cluster)
{
    /// <summary>Asked of a connection as the writers take it.</summary>
    [Theory]
    [InlineData(null, "off")]
    [InlineData("-c work_mem=9MB", "off")]
    [InlineData("-c jit=on", "on")]
    public async Task No_statement_is_compiled_unless_the_operator_says_so(string? options, string jit)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await cluster.CreateDatabaseAsync()) { Options = options }.ConnectionString;
        await using var database = CampaignDatabase.CreateDataSource(new PersistenceOptions { ConnectionString = connectionString });
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(jit, await SettingAsync(connection, "jit"));
        Assert.Equal(options?.Contains("work_mem", StringComparison.Ordinal) ?? false, await SettingAsync(connection, "work_mem") == "9MB");
    }

    private static async Task<string?> SettingAsync(NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand($"SHOW {name}", connection);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
