namespace Campaigns.Domain.Ports;

/// <summary>Slots that an owner holds, as they are stored.</summary>
/// <param name="Owner">Silo and generation.</param>
/// <param name="Count">Slots, at least 1.</param>
/// <param name="Epoch">Of the grant.</param>
public sealed record StoredGrant(string Owner, int Count, long Epoch);
