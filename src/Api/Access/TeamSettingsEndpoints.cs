using Campaigns.Api.Http;
using Campaigns.Api.Json;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Access;

/// <summary>The settings of the caller's team.</summary>
internal static class TeamSettingsEndpoints
{
    public static void MapTeamSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/teams/current/settings").WithTags("Teams");
        settings.MapGet("/", ReadAsync).WithSummary("Read what the team decides for all its campaigns");
        settings.MapPut("/", ReplaceAsync).RequireScope(Scopes.Admin).WithSummary("Replace the team's settings; every attempt from now on asks them");
    }

    private static async Task<Results<Tagged<TeamSettingsResponse>, ProblemHttpResult>> ReadAsync(
        Caller caller, Teams teams, CancellationToken cancellationToken) =>
        await teams.ReadSettingsAsync(caller.Team, cancellationToken) is var (settings, version)
            ? new Tagged<TeamSettingsResponse>(TeamSettingsResponse.From(settings, version), version)
            : ApiProblem.NotFound("team", caller.Team.Value);

    private static async Task<Results<Tagged<TeamSettingsResponse>, ProblemHttpResult>> ReplaceAsync(
        Caller caller, IfMatch ifMatch, JsonBody<TeamSettingsRequest> body, Teams teams, CancellationToken cancellationToken)
    {
        var settings = body.Value.ToSettings(body.Faults);
        if ((ifMatch.Refusal ?? body.Refusal()) is { } refusal)
        {
            return refusal;
        }

        return await teams.SaveSettingsAsync(caller.Team, settings, ifMatch.Version, cancellationToken) is { } version
            ? new Tagged<TeamSettingsResponse>(TeamSettingsResponse.From(settings, version), version)
            : ApiProblem.Of(ProblemKind.VersionMismatch, "The team's settings were changed meanwhile: read them again.");
    }
}
