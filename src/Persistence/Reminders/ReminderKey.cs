namespace Campaigns.Persistence.Reminders;

/// <summary>Names one reminder.</summary>
/// <param name="Grain">The grain's id as text.</param>
/// <param name="Name">Its name within the grain.</param>
internal readonly record struct ReminderKey(string Grain, string Name) : IComparable<ReminderKey>
{
    // Any fixed order will do: it only keeps two writers from waiting for each other.
    public int CompareTo(ReminderKey other) =>
        string.CompareOrdinal(Grain, other.Grain) is not 0 and var byGrain ? byGrain : string.CompareOrdinal(Name, other.Name);
}
