using Campaigns.Api.Http;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Trunks;

/// <summary>Carrier trunks.</summary>
internal static class TrunkEndpoints
{
    public static void MapTrunks(this IEndpointRouteBuilder api)
    {
        var trunks = api.MapGroup("/trunks").WithTags("Trunks").OwnedByTeam("trunk", "id");
        trunks.MapPost("/", CreateAsync).WithSummary("Create a trunk").Produces<TrunkResponse>(StatusCodes.Status201Created);
        trunks.MapGet("/", ListAsync).WithSummary("List the trunks");
        trunks.MapGet("/{id:guid}", ReadAsync).WithSummary("Read a trunk with its load");
        trunks.MapPut("/{id:guid}", EditAsync).WithSummary("Replace a trunk's settings");
        trunks.MapTestCalls();
        trunks.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Delete a trunk that no campaign needs");
    }

    private static async Task<Results<Tagged<TrunkResponse>, ProblemHttpResult>> CreateAsync(
        Caller caller, JsonBody<TrunkRequest> body, IPhoneNumbers numbers, IGrainFactory grains, TeamResources resources, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = body.Value.ToSettings(numbers, body.Faults);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        var id = Guid.CreateVersion7(time.GetUtcNow());
        await resources.ClaimAsync(id, caller.Team, cancellationToken);
        var reply = await grains.GetGrain<ITrunkGrain>(id).CreateAsync(settings);
        return Answer(id, reply, createdAt: $"/api/v1/trunks/{id}");
    }

    private static async Task<Ok<PageResponse<TrunkResponse>>> ListAsync(Caller caller, TrunkReadModel trunks, CancellationToken cancellationToken)
    {
        var rows = await trunks.ListAsync(caller.Team, cancellationToken);
        return TypedResults.Ok(PageResponse<TrunkResponse>.Whole(rows, row => TrunkResponse.From(row.Id, row.Settings, row.Version)));
    }

    private static async Task<Results<Tagged<TrunkResponse>, ProblemHttpResult>> ReadAsync(
        Guid id, IGrainFactory grains, CallerNumberDays days, CancellationToken cancellationToken) =>
        await grains.GetGrain<ITrunkGrain>(id).GetAsync() is { } view
            ? new Tagged<TrunkResponse>(TrunkResponse.From(view) with { CallerNumberDays = await days.OfAsync(view, cancellationToken) }, view.Version)
            : ApiProblem.NotFound("trunk", id);

    private static async Task<Results<Tagged<TrunkResponse>, ProblemHttpResult>> EditAsync(
        Guid id, IfMatch ifMatch, JsonBody<TrunkRequest> body, IPhoneNumbers numbers, IGrainFactory grains)
    {
        var settings = body.Value.ToSettings(numbers, body.Faults);
        if ((ifMatch.Refusal ?? body.Refusal()) is { } refusal)
        {
            return refusal;
        }

        return Answer(id, await grains.GetGrain<ITrunkGrain>(id).EditAsync(settings, ifMatch.Version));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<ITrunkGrain>(id).DeleteAsync();
        return reply.Refusal is { } refused ? refused.ToProblem("trunk", id, reply.Faults) : TypedResults.NoContent();
    }

    private static Results<Tagged<TrunkResponse>, ProblemHttpResult> Answer(Guid id, TrunkReply reply, string? createdAt = null) => reply switch
    {
        { Refusal: { } refused } => refused.ToProblem("trunk", id, reply.Faults),
        { View: { } view } => new Tagged<TrunkResponse>(TrunkResponse.From(view), view.Version, createdAt),
        _ => ApiProblem.NotFound("trunk", id),
    };
}
