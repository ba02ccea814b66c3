namespace Campaigns.Silo.Reminders;

/// <summary>Who keeps Orleans' reminders. Both use the same table, so the choice can be changed with a restart of all silos.</summary>
public enum ReminderProvider
{
    /// <summary>Our own table behind Orleans' interface: the writes of many grains share a transaction.</summary>
    GroupCommit,

    /// <summary>Orleans' ADO.NET provider: a transaction a write.</summary>
    AdoNet,
}
