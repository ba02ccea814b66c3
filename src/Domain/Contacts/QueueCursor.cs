namespace Campaigns.Domain.Contacts;

/// <summary>Where a page of pending contacts ended: the last row's priority and number.</summary>
public readonly record struct QueueCursor(int Priority, long Contact);
