using System.Globalization;
using Campaigns.Api.Audit;
using Campaigns.Api.Json;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Trunks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Trunks;

/// <summary>Single calls over a trunk, that belong to no campaign.</summary>
internal static class TestCallEndpoints
{
    private const int DigitsShown = 2;

    public static void MapTestCalls(this IEndpointRouteBuilder trunks) => trunks
        .MapPost("/{id:guid}/test-call", PlaceAsync)
        .RequireScope(Scopes.Run)
        .WithSummary("Place one call over a trunk and tell what its carrier answered")
        .WithDescription("The answer comes when the call has ended. It passes the gates of every call, uses a channel of the trunk and counts for the daily caps. One at a time, at most six a minute.");

    private static async Task<Results<Ok<TestCallResponse>, ProblemHttpResult>> PlaceAsync(
        Guid id, HttpContext context, Caller caller, JsonBody<TestCallRequest> body, IPhoneNumbers numbers, IGrainFactory grains)
    {
        var order = body.Value.ToOrder(caller, numbers, body.Faults);
        if (!order.LegalHours && !caller.Scopes.Allow(Scopes.Admin))
        {
            return ApiProblem.Of(ProblemKind.Forbidden, "Leaving the legal hours aside (legalHours) needs a key with the scope admin.");
        }

        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        var reply = await grains.GetGrain<ITestCallGrain>(id).PlaceAsync(order);
        if (reply.RetryAfterMs is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (wait + 999) / 1000).ToString(CultureInfo.InvariantCulture);
            return ApiProblem.Of(ProblemKind.TooManyRequests, reply.Faults[0].Message);
        }

        if (reply.Refusal is { } refused)
        {
            return refused.ToProblem("trunk", id, reply.Faults);
        }

        var answer = TestCallResponse.From(order, reply);
        AuditNote.Add(context, $"test call to {Masked(order.PhoneNumber)}: {ApiJson.TextOf(answer.Disposition)}{(order.LegalHours ? "" : ", legalHours: off")}");
        return TypedResults.Ok(answer);
    }

    private static string Masked(string number) => new string('*', number.Length - DigitsShown) + number[^DigitsShown..];
}
