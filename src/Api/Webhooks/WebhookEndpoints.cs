using Campaigns.Api.Idempotency;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Extensions;

namespace Campaigns.Api.Webhooks;

/// <summary>Endpoints that a team's events are posted to.</summary>
internal static class WebhookEndpoints
{
    private static readonly Duration MaxOverlap = Duration.FromDays(7);

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").OwnedByTeam("webhook", "id");
        webhooks.MapPost("/", CreateAsync).WithMetadata(NotRepeatable.HoldsSecret).WithSummary("Add an endpoint; its secret is in this answer and nowhere else").Produces<WebhookResponse>(StatusCodes.Status201Created);
        webhooks.MapGet("/", ListAsync).WithSummary("List the endpoints, without their secrets");
        webhooks.MapGet("/{id:guid}", ReadAsync).WithSummary("Read an endpoint");
        webhooks.MapPut("/{id:guid}", EditAsync).WithSummary("Replace an endpoint's settings; enabled=true lets a disabled one go on");
        webhooks.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Remove an endpoint and what waits for it");
        webhooks.MapPost("/{id:guid}/rotate", RotateAsync).WithMetadata(NotRepeatable.HoldsSecret).WithSummary("Replace the secret; the old one signs as well for the overlap");
        webhooks.MapPost("/{id:guid}/test", TestAsync).WithSummary("Send a message that tells nothing");
        webhooks.MapGet("/{id:guid}/deliveries", DeliveriesAsync).WithSummary("List the messages of an endpoint with every try, newest first");
        webhooks.MapGet("/{id:guid}/deliveries/{deliveryId:long}", DeliveryAsync).WithSummary("Read one message with every try");
        webhooks.MapPost("/{id:guid}/deliveries/{deliveryId:long}/replay", ReplayAsync).WithSummary("Deliver a message again, whatever came of it");
    }

    private static async Task<Results<Created<WebhookResponse>, ProblemHttpResult>> CreateAsync(
        Caller caller, JsonBody<WebhookRequest> body, WebhookStore webhooks, TeamResources resources, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = body.Value.ToSettings(body.Faults);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        var id = new WebhookId(Guid.CreateVersion7(time.GetUtcNow()));
        await resources.ClaimAsync(id.Value, caller.Team, cancellationToken);
        var secret = await webhooks.CreateAsync(id, caller.Team, settings, Now(time), cancellationToken);
        return await webhooks.ReadAsync(id, cancellationToken) is { } made
            ? TypedResults.Created($"/api/v1/webhooks/{id}", WebhookResponse.From(made) with { Secret = secret.Text })
            : NotFound(id.Value);
    }

    private static async Task<Ok<PageResponse<WebhookResponse>>> ListAsync(Caller caller, WebhookStore webhooks, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageResponse<WebhookResponse>.Whole(await webhooks.ListAsync(caller.Team, cancellationToken), WebhookResponse.From));

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> ReadAsync(Guid id, WebhookStore webhooks, CancellationToken cancellationToken) =>
        await webhooks.ReadAsync(new WebhookId(id), cancellationToken) is { } row ? TypedResults.Ok(WebhookResponse.From(row)) : NotFound(id);

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> EditAsync(
        Guid id, JsonBody<WebhookRequest> body, WebhookStore webhooks, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = body.Value.ToSettings(body.Faults);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        return await webhooks.UpdateAsync(new WebhookId(id), settings, Now(time), cancellationToken) ? await ReadAsync(id, webhooks, cancellationToken) : NotFound(id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, WebhookStore webhooks, CancellationToken cancellationToken) =>
        await webhooks.DeleteAsync(new WebhookId(id), cancellationToken) ? TypedResults.NoContent() : NotFound(id);

    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> RotateAsync(
        Guid id, JsonBody<RotationRequest> body, WebhookStore webhooks, TimeProvider time, CancellationToken cancellationToken)
    {
        var overlap = body.Faults.Duration("overlap", body.Value.Overlap) ?? Duration.FromDays(1);
        if (overlap < Duration.Zero || overlap > MaxOverlap)
        {
            body.Faults.Add("overlap", "Must lie between 00:00:00 and 7.00:00:00.");
        }

        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        return await webhooks.RotateAsync(new WebhookId(id), Now(time) + overlap, cancellationToken) is { } secret
            && await webhooks.ReadAsync(new WebhookId(id), cancellationToken) is { } row
            ? TypedResults.Ok(WebhookResponse.From(row) with { Secret = secret.Text })
            : NotFound(id);
    }

    private static async Task<Results<Accepted<QueuedResponse>, ProblemHttpResult>> TestAsync(
        Guid id, WebhookStore webhooks, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (await webhooks.ReadAsync(new WebhookId(id), cancellationToken))
        {
            case null:
                return NotFound(id);
            case { DisabledReason: { } reason }:
                return ApiProblem.Of(ProblemKind.Conflict, $"The endpoint is disabled: {reason}");
            default:
                return Queued(id, await webhooks.TestAsync(new WebhookId(id), Now(time), cancellationToken));
        }
    }

    private static async Task<Results<Ok<PageResponse<DeliveryResponse>>, ProblemHttpResult>> DeliveriesAsync(
        Guid id, [AsParameters] PageQuery page, string? state, DeliveryLog log, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => query.AfterNumber) is { } refusal)
        {
            return refusal;
        }

        var faults = new RequestFaults();
        if (!EnumText.TryParse<DeliveryState>(state, out var wanted))
        {
            faults.Add("state", EnumText.Expected<DeliveryState>());
            return faults.QueryRefusal()!;
        }

        var rows = await log.ListAsync(new WebhookId(id), wanted, page.AfterNumber, page.Size + 1, cancellationToken);
        return TypedResults.Ok(PageResponse<DeliveryResponse>.From(rows, page.Size, DeliveryResponse.From, row => row.Id));
    }

    private static async Task<Results<Ok<DeliveryResponse>, ProblemHttpResult>> DeliveryAsync(Guid id, long deliveryId, DeliveryLog log, CancellationToken cancellationToken) =>
        await log.ReadAsync(new WebhookId(id), deliveryId, cancellationToken) is { } row ? TypedResults.Ok(DeliveryResponse.From(row)) : ApiProblem.NotFound("delivery", deliveryId);

    private static async Task<Results<Accepted<QueuedResponse>, ProblemHttpResult>> ReplayAsync(Guid id, long deliveryId, DeliveryLog log, CancellationToken cancellationToken) =>
        await log.ReplayAsync(new WebhookId(id), deliveryId, cancellationToken) ? Queued(id, deliveryId) : ApiProblem.NotFound("delivery", deliveryId);

    private static Accepted<QueuedResponse> Queued(Guid id, long delivery) =>
        TypedResults.Accepted($"/api/v1/webhooks/{id}/deliveries/{delivery}", new QueuedResponse(delivery));

    private static ProblemHttpResult NotFound(Guid id) => ApiProblem.NotFound("webhook", id);

    private static Instant Now(TimeProvider time) => time.GetUtcNow().ToInstant();
}
