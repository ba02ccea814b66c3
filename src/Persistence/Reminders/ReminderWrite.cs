namespace Campaigns.Persistence.Reminders;

/// <summary>A reminder to be written, or to be removed if its version still is the one named.</summary>
internal sealed record ReminderWrite(StoredReminder Reminder, bool Removes);
