using NodaTime;

namespace Campaigns.Persistence.DoNotCall;

/// <summary>A number that must not be called.</summary>
/// <param name="PhoneNumber">E.164 with "+".</param>
/// <param name="Reason">As given when it was added.</param>
/// <param name="AddedAt">By the database's clock.</param>
public sealed record DoNotCallEntry(string PhoneNumber, string Reason, Instant AddedAt);
