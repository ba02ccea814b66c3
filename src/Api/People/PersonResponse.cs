using Campaigns.Persistence.DoNotCall;

namespace Campaigns.Api.People;

/// <summary>All that the team has stored of a person.</summary>
/// <param name="PhoneNumber">E.164.</param>
/// <param name="DoNotCall">The entry on the do-not-call list; null: there is none.</param>
/// <param name="IsInCall">A call of the team to the person is up.</param>
/// <param name="Contacts">By campaign.</param>
internal sealed record PersonResponse(string PhoneNumber, DoNotCallEntry? DoNotCall, bool IsInCall, IReadOnlyList<PersonContactResponse> Contacts);
