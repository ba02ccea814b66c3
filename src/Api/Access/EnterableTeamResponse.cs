namespace Campaigns.Api.Access;

/// <summary>A team that somebody who signed in may work for.</summary>
internal sealed record EnterableTeamResponse(Guid Id, string Name);
