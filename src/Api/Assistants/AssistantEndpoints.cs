using Campaigns.Api.Http;
using Campaigns.Api.Idempotency;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Assistants;

/// <summary>Assistants: who talks on answered calls.</summary>
internal static class AssistantEndpoints
{
    public static void MapAssistants(this IEndpointRouteBuilder api)
    {
        var assistants = api.MapGroup("/assistants").WithTags("Assistants").OwnedByTeam("assistant", "id");
        assistants.MapPost("/", CreateAsync).WithSummary("Create an assistant").Produces<AssistantResponse>(StatusCodes.Status201Created);
        assistants.MapGet("/", ListAsync).WithSummary("List the assistants");
        assistants.MapGet("/{id:guid}", ReadAsync).WithSummary("Read an assistant");
        assistants.MapPut("/{id:guid}", EditAsync).WithSummary("Replace an assistant's settings; its audio stays");
        assistants.MapPost("/{id:guid}/media-stream/token", RenewTokenAsync)
            .WithMetadata(NotRepeatable.HoldsSecret)
            .WithSummary("Give a media stream assistant a new token; it is in this answer and nowhere else, and the former one is void");
        assistants.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Delete an assistant that no campaign needs");
        assistants.MapAssistantAudio();
    }

    private static async Task<Results<Tagged<AssistantResponse>, ProblemHttpResult>> CreateAsync(
        Caller caller,
        JsonBody<AssistantRequest> body,
        IGrainFactory grains,
        AssistantSpeech speech,
        TeamResources resources,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var settings = await speech.SpeakAsync(id, body.Value.ToSettings(current: null, body.Faults), current: null, body.Faults, cancellationToken);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        await resources.ClaimAsync(id, caller.Team, cancellationToken);
        var reply = await grains.GetGrain<IAssistantGrain>(id).CreateAsync(settings);
        return Answer(id, reply, createdAt: $"/api/v1/assistants/{id}", withSecret: true);
    }

    private static async Task<Ok<PageResponse<AssistantResponse>>> ListAsync(
        Caller caller, AssistantReadModel assistants, CancellationToken cancellationToken)
    {
        var rows = await assistants.ListAsync(caller.Team, cancellationToken);
        return TypedResults.Ok(PageResponse<AssistantResponse>.Whole(rows, row => AssistantResponse.From(row.Id, row.Settings, row.Version, isListed: true)));
    }

    private static async Task<Results<Tagged<AssistantResponse>, ProblemHttpResult>> ReadAsync(Guid id, IGrainFactory grains) =>
        await grains.GetGrain<IAssistantGrain>(id).GetAsync() is { } view ? Tagged(view) : ApiProblem.NotFound("assistant", id);

    private static async Task<Results<Tagged<AssistantResponse>, ProblemHttpResult>> EditAsync(
        Guid id, IfMatch ifMatch, JsonBody<AssistantRequest> body, IGrainFactory grains, AssistantSpeech speech, CancellationToken cancellationToken)
    {
        var assistant = grains.GetGrain<IAssistantGrain>(id);
        var current = await assistant.GetAsync();
        var settings = body.Value.ToSettings(current?.Settings, body.Faults);
        if (current is not null && ifMatch.Refusal is null)
        {
            settings = await speech.SpeakAsync(id, settings, current.Settings, body.Faults, cancellationToken);
        }

        if ((ifMatch.Refusal ?? body.Refusal()) is { } refusal)
        {
            return refusal;
        }

        // Recordings are carried over from what was just read: an upload in between must not be undone.
        var reply = await assistant.EditAsync(settings, ifMatch.Version ?? current?.Version);
        return Answer(id, reply, withSecret: current?.Settings.MediaStream is null);
    }

    private static async Task<Results<Tagged<AssistantResponse>, ProblemHttpResult>> RenewTokenAsync(Guid id, IfMatch ifMatch, IGrainFactory grains)
    {
        if (ifMatch.Refusal is { } refusal)
        {
            return refusal;
        }

        var assistant = grains.GetGrain<IAssistantGrain>(id);
        if (await assistant.GetAsync() is not { } current)
        {
            return ApiProblem.NotFound("assistant", id);
        }

        if (current.Settings.MediaStream is not { } stream)
        {
            return ApiProblem.Of(ProblemKind.Conflict, "Only assistants of kind mediaStream have a token.");
        }

        var settings = current.Settings with { MediaStream = stream with { AuthToken = AgentTokens.New() } };
        return Answer(id, await assistant.EditAsync(settings, ifMatch.Version ?? current.Version), withSecret: true);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IAssistantGrain>(id).DeleteAsync();
        return reply.Refusal is { } refused ? refused.ToProblem("assistant", id, reply.Faults) : TypedResults.NoContent();
    }

    internal static Results<Tagged<AssistantResponse>, ProblemHttpResult> Answer(Guid id, AssistantReply reply, string? createdAt = null, bool withSecret = false) => reply switch
    {
        { Refusal: { } refused } => refused.ToProblem("assistant", id, reply.Faults),
        { View: { } view } => Tagged(view, createdAt, withSecret),
        _ => ApiProblem.NotFound("assistant", id),
    };

    private static Tagged<AssistantResponse> Tagged(AssistantView view, string? createdAt = null, bool withSecret = false) =>
        new(AssistantResponse.From(view.Id, view.Settings, view.Version, withSecret), view.Version, createdAt);
}
