using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Webhooks;
using Npgsql;

namespace Campaigns.Persistence.Webhooks;

/// <summary>Writes what endpoints are to be told, in the transaction that makes it true.</summary>
internal static class EventStatements
{
    /// <summary>
    /// A part of W2: for every appended record (<c>appended</c>, with ended_at and next_state) one message to each endpoint that asked for it. The condition of its own comes
    /// first, and is asked once a batch: without any such endpoint nothing else is looked at.
    /// </summary>
    public const string OfAttempts = """
        told AS (
            INSERT INTO webhook_deliveries (webhook_id, event, occurred_at, campaign_id, contact_id, attempt_number)
            SELECT w.webhook_id, e.event, a.ended_at, a.campaign_id, a.contact_id, a.attempt_number
            FROM appended a
            JOIN team_resources t ON t.resource_id = a.campaign_id
            JOIN webhooks w ON w.team_id = t.team_id AND w.disabled_at IS NULL
            JOIN (VALUES (4::smallint), (5::smallint)) e(event) ON w.events & (1 << e.event) <> 0 AND (e.event = 4 OR a.next_state >= 10)
            WHERE (SELECT EXISTS (SELECT 1 FROM webhooks WHERE disabled_at IS NULL AND events & 48 <> 0))
        )
        """;

    private const string OfCampaign = """
        INSERT INTO webhook_deliveries (webhook_id, event, occurred_at, campaign_id, data)
        SELECT w.webhook_id, $5, now(), $1, $6
        FROM team_resources t
        JOIN webhooks w ON w.team_id = t.team_id AND w.disabled_at IS NULL AND w.events & (1 << $5) <> 0
        LEFT JOIN campaigns c ON c.campaign_id = $1
        WHERE t.resource_id = $1 AND (c.campaign_id IS NULL OR (c.status <> $2 AND ($3, $4) >= (c.version, c.epoch)))
        """;

    /// <summary>What the next save of a campaign's row tells, if its status differs from the stored one; null when the status is nobody's news.</summary>
    public static NpgsqlBatchCommand? BeforeSave(CampaignEntry entry) => EventOf(entry.Status) is { } known
        ? new NpgsqlBatchCommand(OfCampaign)
            .With(entry.Id.Value)
            .With((short)entry.Status)
            .With(entry.Version)
            .With(entry.Epoch)
            .With((short)known)
            .With(EventJson.Data(EventData.OfCampaign.From(entry)))
        : null;

    private static WebhookEvent? EventOf(CampaignStatus status) => status switch
    {
        CampaignStatus.Running => WebhookEvent.CampaignStarted,
        CampaignStatus.Paused => WebhookEvent.CampaignPaused,
        CampaignStatus.Completed => WebhookEvent.CampaignCompleted,
        CampaignStatus.Cancelled => WebhookEvent.CampaignCancelled,
        _ => null,
    };
}
