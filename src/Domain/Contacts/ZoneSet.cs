namespace Campaigns.Domain.Contacts;

/// <summary>The zones in which a contact may be; all of them must be inside the window.</summary>
/// <param name="Id">Stored key; 0 is the empty set: nothing is known.</param>
/// <param name="ZoneIds">IANA ids, sorted.</param>
public sealed record ZoneSet(int Id, IReadOnlyList<string> ZoneIds);
