using Campaigns.Domain.Access;
using NodaTime;

namespace Campaigns.Persistence.Access;

/// <summary>A team: its keys, campaigns, trunks and assistants are nobody else's.</summary>
public sealed record Team(TeamId Id, string Name, Instant CreatedAt);
