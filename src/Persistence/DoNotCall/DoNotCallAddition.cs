namespace Campaigns.Persistence.DoNotCall;

/// <summary>A number that goes on a list.</summary>
/// <param name="PhoneNumber">E.164 with "+".</param>
/// <param name="Reason">Why, for the record.</param>
public readonly record struct DoNotCallAddition(string PhoneNumber, string Reason);
