namespace Campaigns.Domain.Contacts;

/// <summary>A page of the pending queue. <see cref="Next"/> is null when the queue has been read to its end.</summary>
public sealed record QueuePage(IReadOnlyList<QueuedContact> Contacts, QueueCursor? Next);
