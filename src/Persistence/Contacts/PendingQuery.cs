using System.Globalization;
using System.Text;

namespace Campaigns.Persistence.Contacts;

/// <summary>
/// SQL of a page of the pending queue over n zone sets: one ordered index scan a zone set, merged (MergeAppend), so that a page costs its own
/// length and not the backlog's. The limit inside each branch is what makes the planner prefer the index's order to sorting; the merge stops each
/// scan where the page ends. Parameters: $1 campaign, $2 limit, $3 and $4 the cursor's rank and contact, $5 … the zone sets.
/// </summary>
internal static class PendingQuery
{
    private const int FirstZoneSet = 5;

    public static string For(int zoneSets)
    {
        var sql = new StringBuilder("SELECT * FROM (\n");
        for (var i = 0; i < zoneSets; i++)
        {
            sql.Append(i == 0 ? "" : "UNION ALL\n").Append(CultureInfo.InvariantCulture, $"""
                (SELECT {StoredContact.Columns}, -c.priority AS rank
                 FROM contacts c
                 WHERE c.campaign_id = $1 AND c.zone_set_id = ${FirstZoneSet + i} AND c.state = 0 AND (-c.priority, c.contact_id) > ($3, $4)
                   AND {OpenCallFilter.None}
                 ORDER BY -c.priority, c.contact_id
                 LIMIT $2)

                """);
        }

        return sql.Append(") queue\nORDER BY rank, contact_id\nLIMIT $2").ToString();
    }
}
