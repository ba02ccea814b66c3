using Campaigns.Api.Idempotency;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.Faults;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Access;

/// <summary>Teams. Only administrators of the first team, whose key the installation printed, make and list them.</summary>
internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        var teams = api.MapGroup("/teams").WithTags("Teams").RequireScope(Scopes.Admin);
        teams.MapPost("/", CreateAsync).WithMetadata(NotRepeatable.HoldsSecret).WithSummary("Make a team and its first admin key").Produces<TeamResponse>(StatusCodes.Status201Created);
        teams.MapGet("/", ListAsync).WithSummary("List the teams");
    }

    private static async Task<Results<Created<TeamResponse>, ProblemHttpResult>> CreateAsync(
        Caller caller, JsonBody<TeamRequest> body, Teams teams, ApiKeys keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        faults.RequireLine(body.Faults.Required("name", body.Value.Name), 1, 200, "name");
        body.Faults.AddRange(faults.Faults);
        if ((NotTheirs(caller) ?? body.Refusal()) is { } refusal)
        {
            return refusal;
        }

        if (await teams.CreateAsync(new TeamId(Guid.CreateVersion7(time.GetUtcNow())), body.Value.Name!, cancellationToken) is not { } team)
        {
            return ApiProblem.Of(ProblemKind.Exists, $"There is a team \"{body.Value.Name}\" already.");
        }

        var key = await keys.CreateAsync(new NewApiKey(team.Id, "first", Scopes.Admin, caller.KeyId), cancellationToken);
        return TypedResults.Created("/api/v1/teams", TeamResponse.From(team) with { Key = key });
    }

    private static async Task<Results<Ok<PageResponse<TeamResponse>>, ProblemHttpResult>> ListAsync(Caller caller, Teams teams, CancellationToken cancellationToken) =>
        NotTheirs(caller) is { } refusal
            ? refusal
            : TypedResults.Ok(PageResponse<TeamResponse>.Whole(await teams.ListAsync(cancellationToken), TeamResponse.From));

    private static ProblemHttpResult? NotTheirs(Caller caller) => caller.Team == TeamId.First
        ? null
        : ApiProblem.Of(ProblemKind.Forbidden, "Only administrators of the installation's first team see and make teams.");
}
