namespace Campaigns.Domain.Webhooks;

/// <summary>An endpoint that a team's events are posted to.</summary>
public readonly record struct WebhookId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
