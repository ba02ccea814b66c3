namespace Campaigns.Webhooks;

/// <summary>Options of the delivery of webhooks, under <c>Campaigns:Webhooks</c>.</summary>
public sealed record WebhookOptions
{
    /// <summary>How often the queue is looked at, 0.1–60 s. Default 1 s.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an endpoint may take to answer, 1–30 s. Default 15 s (Standard Webhooks 1.0: 15–30 s).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Messages that one process delivers to one endpoint at once, 1–64. Default 8.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>An endpoint for which more messages wait is disabled, 1,000–10,000,000. Default 1,000,000.</summary>
    public long MostWaiting { get; init; } = 1_000_000;

    /// <summary>How long delivered messages stay in the log, 1–365 days. Default 30 days.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Every mistake, each with its key path.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        Require(Beat >= TimeSpan.FromSeconds(0.1) && Beat <= TimeSpan.FromSeconds(60), "Beat must lie between 0.1 and 60 s.");
        Require(Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromSeconds(30), "Timeout must lie between 1 and 30 s.");
        Require(AtOnce is >= 1 and <= 64, "AtOnce must lie between 1 and 64.");
        Require(MostWaiting is >= 1_000 and <= 10_000_000, "MostWaiting must lie between 1,000 and 10,000,000.");
        Require(Kept >= TimeSpan.FromDays(1) && Kept <= TimeSpan.FromDays(365), "Kept must lie between 1 and 365 days.");
        return faults;

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                faults.Add($"Campaigns:Webhooks:{message}");
            }
        }
    }
}
