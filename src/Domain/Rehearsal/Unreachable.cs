using Campaigns.Domain.Gates;

namespace Campaigns.Domain.Rehearsal;

/// <summary>Contacts that were never dialled in a rehearsal.</summary>
/// <param name="Reason">The gate that kept them from it.</param>
/// <param name="Count">How many.</param>
public sealed record Unreachable(DialGate Reason, long Count);
