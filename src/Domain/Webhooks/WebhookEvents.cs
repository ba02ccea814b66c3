namespace Campaigns.Domain.Webhooks;

/// <summary>The names of events on the wire, and sets of events.</summary>
public static class WebhookEvents
{
    private static readonly Dictionary<WebhookEvent, string> Names = new()
    {
        [WebhookEvent.CampaignStarted] = "campaign.started",
        [WebhookEvent.CampaignPaused] = "campaign.paused",
        [WebhookEvent.CampaignCompleted] = "campaign.completed",
        [WebhookEvent.CampaignCancelled] = "campaign.cancelled",
        [WebhookEvent.AttemptCompleted] = "attempt.completed",
        [WebhookEvent.ContactCompleted] = "contact.completed",
        [WebhookEvent.Test] = "webhook.test",
    };

    private static readonly Dictionary<string, WebhookEvent> ByName = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Those that an endpoint can ask for.</summary>
    public static IReadOnlyList<WebhookEvent> Subscribable { get; } = [.. Names.Keys.Where(known => known != WebhookEvent.Test)];

    public static string NameOf(WebhookEvent known) => Names[known];

    /// <summary>The event of a name; null when there is none.</summary>
    public static WebhookEvent? Find(string name) => ByName.TryGetValue(name, out var known) ? known : null;

    /// <summary>A set of events as bits, bit n for the event n: as it is stored.</summary>
    public static int ToBits(IEnumerable<WebhookEvent> events) => events.Aggregate(0, (bits, known) => bits | (1 << (int)known));

    public static IReadOnlyList<WebhookEvent> FromBits(int bits) => [.. Names.Keys.Where(known => (bits & (1 << (int)known)) != 0)];
}
