namespace Campaigns.Dashboard.Client;

/// <summary>One try to deliver a message: the status of the answer, or why there was none.</summary>
public sealed record DeliveryTryView(DateTimeOffset At, int TookMs, int? Status, string? Fault);
