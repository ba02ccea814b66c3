using DbUp;
using DbUp.Postgresql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Campaigns.Persistence.Migrations;

/// <summary>
/// Brings the database to this version's schema: the numbered scripts that it has not run yet, each in a transaction of its own; then the steps that need more
/// than SQL.
/// Any number of processes may call it at once: one works, the others wait and find nothing left to do.
/// Call it before Orleans starts: the providers read their statements from it.
/// </summary>
public sealed partial class Migrator
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly IReadOnlyList<IMigrationStep> _steps;
    private readonly ILogger<Migrator> _logger;

    internal Migrator(NpgsqlDataSource dataSource, IReadOnlyList<IMigrationStep> steps, ILogger<Migrator> logger) =>
        (_dataSource, _steps, _logger) = (dataSource, steps, logger);

    /// <summary>Migrates.</summary>
    /// <exception cref="DatabaseUnusableException">Unreachable, refused, too old, or a script failed; the message is one clear line for the operator.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        if (ServerVersion.FaultOf(connection.PostgreSqlVersion) is { } fault)
        {
            throw new DatabaseUnusableException($"{Where()} {fault}.");
        }

        // Held by the session, not by a transaction: DbUp works on connections of its own.
        await LockAsync(connection, "pg_advisory_lock", cancellationToken);
        try
        {
            await Task.Run(RunScripts, cancellationToken);
            foreach (var step in _steps)
            {
                await step.RunAsync(cancellationToken);
            }
        }
        finally
        {
            await LockAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
    }

    private void RunScripts()
    {
        var engine = DeployChanges.To
            .PostgresqlDatabase(new PostgresqlConnectionManager(_dataSource))
            .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
            .JournalToPostgresqlTable("public", "schema_versions")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new DatabaseUnusableException($"{Where()}: migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }

        foreach (var script in result.Scripts)
        {
            Migrated(script.Name);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _dataSource.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new DatabaseUnusableException($"{Where()} refused the connection: {exception.MessageText}", exception);
        }
        catch (NpgsqlException exception)
        {
            throw new DatabaseUnusableException($"{Where()} cannot be reached: {(exception.InnerException ?? exception).Message}", exception);
        }
    }

    private string Where()
    {
        var target = new NpgsqlConnectionStringBuilder(_dataSource.ConnectionString);
        return $"Database {target.Database} at {target.Host}:{target.Port}";
    }

    private static async Task LockAsync(NpgsqlConnection connection, string function, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT {function}($1)", connection) { CommandTimeout = 0 }.With(Gates.Migration);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
