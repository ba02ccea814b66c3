using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;
using Npgsql;

namespace Campaigns.EndToEnd.Tests;

/// <summary>
/// A release comes while a campaign dials: its migrations are applied under a running silo, a silo of the new release joins, the old one drains. The migrations are made up, as wide as the rule for
/// them allows (MigrationRulesTests): every table grows a column.
/// </summary>
public sealed class When_the_program_is_upgraded(PostgresCluster postgres)
{
    [Fact]
    public async Task A_running_campaign_goes_on_under_the_new_schema_and_is_handed_over_call_by_call()
    {
        const int contacts = 240;
        const int limit = 30;
        var cancellation = TestContext.Current.CancellationToken;
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 1, cancellation);

        // So slow that most of it is still to be dialled when the new silo has started, however long that takes it.
        var plan = new RunPlan { Contacts = contacts, MaxConcurrentCalls = limit, MaxCallsPerSecond = 8 };
        var run = await CampaignRun.CreateAsync(installation.Client, installation.Carrier, plan, cancellation);
        await run.LaunchAsync(cancellation);
        await run.UntilAsync(campaign => CampaignRun.Attempts(campaign) > contacts / 6, TimeSpan.FromMinutes(2), cancellation);

        await MigrateAsync(installation.Database, cancellation);
        var migrated = await run.UntilAsync(_ => true, TimeSpan.FromMinutes(1), cancellation);
        await run.UntilAsync(campaign => CampaignRun.Attempts(campaign) > CampaignRun.Attempts(migrated) + (contacts / 6), TimeSpan.FromMinutes(2), cancellation);

        // The new one first, then the old one goes: no gap.
        await installation.StartSiloAsync(cancellation);
        await installation.Silos[0].StopAsync();
        var campaign = await run.UntilCompletedAsync(TimeSpan.FromMinutes(5), cancellation);

        var attempts = await run.AttemptsAsync(cancellation);
        var carrier = await installation.Carrier.StopAsync();
        Verdict.Holds(campaign, attempts, carrier, contacts, limit);
        Assert.True(attempts.Select(attempt => (string)attempt["silo"]!).Distinct().Count() > 1, "The silo of the new release dialled nobody.");
        Assert.DoesNotContain("cached plan must not change", installation.Output, StringComparison.Ordinal);
    }

    /// <summary>A table after the other, as migrations are run one after the other: a lock that waits holds nothing else.</summary>
    private static async Task MigrateAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var table in await TablesAsync(connection, cancellationToken))
        {
            await RunAsync(connection, $"ALTER TABLE {table} ADD COLUMN of_the_next_release text, ADD COLUMN count_of_the_next_release integer NOT NULL DEFAULT 7", cancellationToken);
            await RunAsync(connection, $"CREATE INDEX ON {table} (of_the_next_release)", cancellationToken);
        }

        await RunAsync(connection, "INSERT INTO schema_versions (scriptname, applied) VALUES ('9999_next_release.sql', now())", cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_versions' ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> tables = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
