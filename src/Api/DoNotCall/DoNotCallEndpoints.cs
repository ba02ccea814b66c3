using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.DoNotCall;
using Campaigns.Persistence.DoNotCall;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.DoNotCall;

/// <summary>The do-not-call list.</summary>
internal static class DoNotCallEndpoints
{
    public static void MapDoNotCall(this IEndpointRouteBuilder api)
    {
        var list = api.MapGroup("/do-not-call").WithTags("Do not call");
        list.MapPost("/", AddAsync).WithSummary("Add numbers; calls to them that still ring are cancelled in the whole cluster");
        list.MapGet("/", ListAsync).WithSummary("List the numbers");
        list.MapGet("/{number}", ReadAsync).WithSummary("Is this number on the list?");
        list.MapDelete("/{number}", RemoveAsync).WithSummary("Take a number off the list");
    }

    private static async Task<Results<Ok<DoNotCallAnswer>, ProblemHttpResult>> AddAsync(
        JsonBody<DoNotCallRequest> body, IPhoneNumbers numbers, DoNotCallList list, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var added = body.Value.ToNumbers(numbers, body.Faults);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        // The table first: every attempt asks it before its INVITE. The grain only spreads the word to calls that ring already.
        await list.AddAsync(added, body.Value.Reason!, cancellationToken);
        await grains.GetGrain<IDoNotCallGrain>(IDoNotCallGrain.Key).AddedAsync(added);
        return TypedResults.Ok(new DoNotCallAnswer(added));
    }

    private static async Task<Results<Ok<PageResponse<DoNotCallEntry>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, DoNotCallList list, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => query.After) is { } refusal)
        {
            return refusal;
        }

        var rows = await list.ListAsync(page.After, page.Size + 1, cancellationToken);
        return TypedResults.Ok(PageResponse<DoNotCallEntry>.From(rows, page.Size, row => row, row => $"{row.PhoneNumber}"));
    }

    private static async Task<Results<Ok<DoNotCallEntry>, ProblemHttpResult>> ReadAsync(string number, DoNotCallList list, CancellationToken cancellationToken) =>
        await list.ReadAsync(number, cancellationToken) is { } entry ? TypedResults.Ok(entry) : NotListed(number);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string number, DoNotCallList list, CancellationToken cancellationToken) =>
        await list.RemoveAsync(number, cancellationToken) ? TypedResults.NoContent() : NotListed(number);

    private static ProblemHttpResult NotListed(string number) =>
        ApiProblem.Of(ProblemKind.NotFound, $"{number} is not on the do-not-call list. Numbers are E.164 with \"+\" (%2B in a URL).");
}
