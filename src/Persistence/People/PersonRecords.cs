using Campaigns.Domain.Contacts;
using Campaigns.Persistence.DoNotCall;

namespace Campaigns.Persistence.People;

/// <summary>Where a team has stored something of a person.</summary>
/// <param name="Contacts">The contacts with the person's number.</param>
/// <param name="DoNotCall">The number's entry on the team's do-not-call list; null: there is none.</param>
/// <param name="IsInCall">A call of the team to the person is up.</param>
public sealed record PersonRecords(IReadOnlyList<ContactKey> Contacts, DoNotCallEntry? DoNotCall, bool IsInCall);
