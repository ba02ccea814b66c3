using Campaigns.Domain.DoNotCall;
using NodaTime;

namespace Campaigns.Persistence.DoNotCall;

/// <summary>A number that a team must not call.</summary>
/// <param name="PhoneNumber">E.164 with "+".</param>
/// <param name="Source">How it came on the list.</param>
/// <param name="Reason">As given when it was added.</param>
/// <param name="AddedAt">By the database's clock.</param>
public sealed record DoNotCallEntry(string PhoneNumber, DoNotCallSource Source, string Reason, Instant AddedAt);
