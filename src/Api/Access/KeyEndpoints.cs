using Campaigns.Api.Browser;
using Campaigns.Api.Idempotency;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.Faults;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Campaigns.Api.Access;

/// <summary>API keys of the caller's team.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Keys").RequireScope(Scopes.Admin);
        keys.MapPost("/", CreateAsync).WithMetadata(NotRepeatable.HoldsSecret).WithSummary("Make a key; its secret is in this answer and nowhere else").Produces<KeyResponse>(StatusCodes.Status201Created);
        keys.MapGet("/", ListAsync).WithSummary("List the team's keys, without their secrets");
        keys.MapDelete("/{keyId}", RevokeAsync).WithSummary("Revoke a key");
        api.MapGet("/keys/current", CurrentAsync).WithTags("Keys").WithSummary("What the key of this request may do");
    }

    private static async Task<Results<Created<KeyResponse>, ProblemHttpResult>> CreateAsync(
        Caller caller, JsonBody<KeyRequest> body, ApiKeys keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = ToKey(body, caller.Team, caller.KeyId, time);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        var text = await keys.CreateAsync(key, cancellationToken);
        var made = (await keys.ListAsync(caller.Team, cancellationToken)).Single(row => row.KeyId == ApiKeys.IdOf(text));
        return TypedResults.Created($"/api/v1/keys/{made.KeyId}", KeyResponse.From(made) with { Key = text });
    }

    private static async Task<Ok<PageResponse<KeyResponse>>> ListAsync(Caller caller, ApiKeys keys, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageResponse<KeyResponse>.Whole(await keys.ListAsync(caller.Team, cancellationToken), KeyResponse.From));

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Caller caller, string keyId, ApiKeys keys, ApiKeyRing ring, SessionRing sessions, CancellationToken cancellationToken)
    {
        var revocation = await keys.RevokeAsync(caller.Team, keyId, cancellationToken);
        ring.Forget(keyId);
        sessions.Forget(keyId);
        return revocation switch
        {
            Revocation.Done => TypedResults.NoContent(),
            Revocation.LastAdmin => ApiProblem.Of(ProblemKind.Conflict, "This is the team's last admin key without an end: make another one first."),
            _ => ApiProblem.NotFound("key", keyId),
        };
    }

    private static async Task<Ok<CurrentKeyResponse>> CurrentAsync(Caller caller, Teams teams, CancellationToken cancellationToken)
    {
        var others = caller.Person is { Teams.Count: > 1 } person ? await teams.FindAsync(person.Teams, cancellationToken) : [];
        return TypedResults.Ok(new CurrentKeyResponse(
            caller.KeyId, caller.Team.Value, KeyMapping.TextOf(caller.Scopes), caller.Person?.Name, [.. others.Select(team => new EnterableTeamResponse(team.Id.Value, team.Name))]));
    }

    /// <summary>The key that a request asks for; its faults are in the body's list.</summary>
    internal static NewApiKey ToKey(JsonBody<KeyRequest> body, TeamId team, string madeBy, TimeProvider time)
    {
        var faults = new FaultList();
        faults.RequireLine(body.Faults.Required("label", body.Value.Label), 1, 200, "label");
        body.Faults.AddRange(faults.Faults);
        return new NewApiKey(
            team,
            body.Value.Label ?? "",
            KeyMapping.ToScopes(body.Value.Scopes, body.Faults),
            madeBy,
            KeyMapping.ToExpiry(body.Value.ExpiresAt, Instant.FromDateTimeOffset(time.GetUtcNow()), body.Faults));
    }
}
