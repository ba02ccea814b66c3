using System.Globalization;
using System.Text;

namespace Campaigns.Persistence.Contacts;

/// <summary>
/// SQL of a page of the pending queue over n zone sets: one ordered index scan a zone set, merged (MergeAppend), so that a page costs its own
/// length and not the backlog's. Parameters: $1 campaign, $2 limit, $3 and $4 the cursor's rank and contact, $5 … the zone sets.
/// </summary>
internal static class PendingQuery
{
    private const int FirstZoneSet = 5;

    public static string For(int zoneSets)
    {
        var sql = new StringBuilder();
        for (var i = 0; i < zoneSets; i++)
        {
            // A scalar sub-query stays a look-up a row; NOT EXISTS could become a hash join that loses the order.
            sql.Append(i == 0 ? "" : "UNION ALL\n").Append(CultureInfo.InvariantCulture, $"""
                (SELECT {StoredContact.Columns}, -c.priority AS rank
                 FROM contacts c
                 WHERE c.campaign_id = $1 AND c.zone_set_id = ${FirstZoneSet + i} AND c.state = 0 AND (-c.priority, c.contact_id) > ($3, $4)
                   AND (SELECT true FROM open_calls o WHERE o.phone_number = c.phone_number AND o.campaign_id = c.campaign_id AND o.contact_id = c.contact_id) IS NULL
                 ORDER BY -c.priority, c.contact_id)

                """);
        }

        return sql.Append("ORDER BY rank, contact_id\nLIMIT $2").ToString();
    }
}
