using Campaigns.Domain.Access;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Audit;

/// <summary>Who changed what. Entries are only added.</summary>
public sealed class AuditLog(NpgsqlDataSource dataSource)
{
    /// <summary>Adds an entry; its id and instant are the database's.</summary>
    public async Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "INSERT INTO audit_entries (team_id, key_id, method, route, target, status, version, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .With(entry.Team.Value)
            .With(entry.KeyId)
            .With(entry.Method)
            .With(entry.Route)
            .With(entry.Target)
            .With((short)entry.Status)
            .WithNullable(entry.Version, NpgsqlDbType.Text)
            .WithNullable(entry.Note, NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A team's entries, newest first.</summary>
    /// <param name="team">Whose entries.</param>
    /// <param name="before">The last entry of the page before; null: from the newest.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(TeamId team, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT audit_id, key_id, at, method, route, target, status, version, note FROM audit_entries
            WHERE team_id = $1 AND audit_id < $2 ORDER BY audit_id DESC LIMIT $3
            """)
            .With(team.Value)
            .With(before ?? long.MaxValue)
            .With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<AuditEntry> entries = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(new AuditEntry(
                reader.GetInt64(0),
                team,
                reader.GetString(1),
                reader.GetFieldValue<Instant>(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetInt16(6),
                reader.TextOrNull(7),
                reader.TextOrNull(8)));
        }

        return entries;
    }
}
