using Campaigns.Domain.Campaigns;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.History;

/// <summary>Writes into a campaign's log, in the transaction that makes true what it says.</summary>
internal static class HistoryStatements
{
    private const string Insert = """
        INSERT INTO campaign_events (campaign_id, event, version, key_id, changes, reasons) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (campaign_id, version) WHERE version IS NOT NULL DO NOTHING
        """;

    /// <summary>What the save of a campaign's row tells; null when it is nobody's news.</summary>
    /// <param name="before">As the row was; null: there was none.</param>
    /// <param name="after">As it will be.</param>
    public static NpgsqlBatchCommand? BeforeSave(CampaignEntry? before, CampaignEntry after)
    {
        if (CampaignHistory.Between(before, after) is not { } happened)
        {
            return null;
        }

        var changes = before is null ? [] : CampaignHistory.Changes(before.Settings, after.Settings);
        return new NpgsqlBatchCommand(Insert)
            .With(after.Id.Value)
            .With((short)happened)
            .With(after.Version)
            .WithNullable(after.ChangedBy, NpgsqlDbType.Text)
            .WithNullable(changes.Count == 0 ? null : StoredJson.Write(changes), NpgsqlDbType.Jsonb)
            .WithArray(after.Reasons.ToArray());
    }
}
