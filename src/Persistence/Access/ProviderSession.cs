using Campaigns.Domain.Access;

namespace Campaigns.Persistence.Access;

/// <summary>A session of somebody whom an OpenID provider vouched for.</summary>
/// <param name="Subject">The provider's own name for the person, which never changes hands. 1–255 characters.</param>
/// <param name="Name">For people to read.</param>
/// <param name="Roles">The values of the role claim when the session was opened.</param>
/// <param name="Team">The team that the person works for at present.</param>
public sealed record ProviderSession(string Subject, string Name, IReadOnlyList<string> Roles, TeamId Team);
