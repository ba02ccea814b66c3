using Npgsql;

namespace Campaigns.Persistence;

/// <summary>Builds the one data source of a process: the ports, the read models and Orleans' providers share its pool.</summary>
public static class CampaignDatabase
{
    /// <summary>
    /// Statements here are short and many. The price of one whose plan holds a scan that can't be avoided may pass the limit from which PostgreSQL compiles it
    /// ("jit_above_cost"): that takes seconds, once a connection, with every caller of its batch waiting. Said when a connection is made, it costs nothing later.
    /// </summary>
    private const string NoCompilation = "-c jit=off";

    /// <summary>The data source. The caller owns it.</summary>
    /// <exception cref="ArgumentException">The options have faults; the message names each.</exception>
    public static NpgsqlDataSource CreateDataSource(PersistenceOptions options)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        builder.ConnectionStringBuilder.MaxPoolSize = options.MaxPoolSize;
        builder.ConnectionStringBuilder.Timeout = (int)Math.Ceiling(options.ConnectTimeout.TotalSeconds);
        builder.ConnectionStringBuilder.CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        builder.ConnectionStringBuilder.MaxAutoPrepare = 40;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        // Nothing here changes a session's settings for longer than its transaction.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.ConnectionStringBuilder.ApplicationName ??= "campaigns";
        // Of settings that are given twice, the last one holds: the operator's.
        builder.ConnectionStringBuilder.Options = $"{NoCompilation} {builder.ConnectionStringBuilder.Options}".TrimEnd();
        builder.UseNodaTime();
        return builder.Build();
    }
}
