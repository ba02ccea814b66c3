namespace Campaigns.Domain.Access;

/// <summary>Somebody whom an OpenID provider vouches for.</summary>
/// <param name="Name">As the provider has it, for people to read; two may have the same.</param>
/// <param name="Teams">The teams that this person may work for.</param>
public sealed record SignedInPerson(string Name, IReadOnlyList<TeamId> Teams);
