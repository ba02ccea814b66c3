namespace Campaigns.Persistence.ReadModels;

/// <summary>Contacts that were never tried and may be in the same zones.</summary>
/// <param name="ZoneIds">IANA ids; empty: nobody knows where they are.</param>
/// <param name="Waiting">How many.</param>
public sealed record WaitingZones(IReadOnlyList<string> ZoneIds, long Waiting);
