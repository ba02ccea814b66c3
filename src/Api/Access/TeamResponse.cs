using Campaigns.Persistence.Access;
using NodaTime;

namespace Campaigns.Api.Access;

/// <summary>A team.</summary>
internal sealed record TeamResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>Its first admin key; only in the answer that makes the team.</summary>
    public string? Key { get; init; }

    public static TeamResponse From(Team team) => new() { Id = team.Id.Value, Name = team.Name, CreatedAt = team.CreatedAt };
}
