using Campaigns.Api.Contacts.Import;
using Campaigns.Api.Export;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.DoNotCall;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.DoNotCall;

/// <summary>The do-not-call list of the caller's team.</summary>
internal static class DoNotCallEndpoints
{
    // Intents wait while a block is written: short enough for nobody to notice.
    private const int BlockSize = 2_000;

    public static void MapDoNotCall(this IEndpointRouteBuilder api)
    {
        var list = api.MapGroup("/do-not-call").WithTags("Do not call");
        list.MapPost("/", AddAsync).WithSummary("Add numbers; calls to them that still ring are cancelled in the whole cluster");
        list.MapPost("/import", ImportAsync)
            .WithSummary("Add a file of any size")
            .WithDescription("UTF-8: one number a line, or CSV with a header and a column of numbers; a column \"reason\" may say why. Numbers are on the list as they are read.")
            .TakesFiles("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream");
        list.MapGet("/", ListAsync).WithSummary("List the numbers");
        list.MapGet("/export", Export).WithSummary("Take the whole list out as CSV or NDJSON").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        list.MapGet("/{number}", ReadAsync).WithSummary("Is this number on the list?");
        list.MapDelete("/{number}", RemoveAsync).WithSummary("Take a number off the list");
    }

    private static async Task<Results<Ok<DoNotCallAnswer>, ProblemHttpResult>> AddAsync(
        Caller caller, JsonBody<DoNotCallRequest> body, IPhoneNumbers numbers, SuppressedNumbers suppressed, CancellationToken cancellationToken)
    {
        var added = body.Value.ToNumbers(numbers, body.Faults);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        await suppressed.AddAsync(caller.Team, [.. added.Select(number => new DoNotCallAddition(number, body.Value.Reason!))], DoNotCallSource.Api, cancellationToken);
        return TypedResults.Ok(new DoNotCallAnswer(added));
    }

    private static async Task<Results<Ok<DoNotCallImportAnswer>, ProblemHttpResult>> ImportAsync(
        Caller caller, [AsParameters] DoNotCallImportQuery query, HttpRequest request, IPhoneNumbers numbers, SuppressedNumbers suppressed, CancellationToken cancellationToken)
    {
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var file = new DoNotCallFile(request.Body, query.DefaultRegion, query.ReasonOrDefault, numbers);
        var (added, read) = (0L, 0L);
        try
        {
            await foreach (var block in file.ReadAsync(cancellationToken).Chunk(BlockSize).WithCancellation(cancellationToken))
            {
                added += await suppressed.AddAsync(caller.Team, block, DoNotCallSource.Import, cancellationToken);
                read += block.Length;
            }

            return TypedResults.Ok(new DoNotCallImportAnswer(added, read - added, file.FailedRows, file.FirstErrors));
        }
        catch (UnreadableFileException unreadable)
        {
            return ApiProblem.Of(ProblemKind.UnreadableFile, $"{unreadable.Message} {read} numbers before that are on the list; sending the file again is harmless.");
        }
    }

    private static async Task<Results<Ok<PageResponse<DoNotCallEntry>>, ProblemHttpResult>> ListAsync(
        Caller caller, [AsParameters] PageQuery page, DoNotCallList list, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => query.After) is { } refusal)
        {
            return refusal;
        }

        var rows = await list.ListAsync(caller.Team, page.After, page.Size + 1, cancellationToken);
        return TypedResults.Ok(PageResponse<DoNotCallEntry>.From(rows, page.Size, row => row, row => $"{row.PhoneNumber}"));
    }

    private static IResult Export(Caller caller, string? format, DoNotCallList list, CancellationToken cancellationToken) =>
        EnumText.TryParse<ExportFormat>(format, out var known)
            ? ExportFile.Of(known ?? ExportFormat.Csv, "do-not-call", DoNotCallColumns.All, list.AllAsync(caller.Team, cancellationToken), cancellationToken)
            : ApiProblem.Of(ProblemKind.Malformed, "The format isn't known.", [new Fault("format", EnumText.Expected<ExportFormat>())]);

    private static async Task<Results<Ok<DoNotCallEntry>, ProblemHttpResult>> ReadAsync(
        string number, Caller caller, DoNotCallList list, CancellationToken cancellationToken) =>
        await list.ReadAsync(caller.Team, number, cancellationToken) is { } entry ? TypedResults.Ok(entry) : NotListed(number);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string number, Caller caller, DoNotCallList list, CancellationToken cancellationToken) =>
        await list.RemoveAsync(caller.Team, number, cancellationToken) ? TypedResults.NoContent() : NotListed(number);

    private static ProblemHttpResult NotListed(string number) =>
        ApiProblem.Of(ProblemKind.NotFound, $"{number} is not on the do-not-call list. Numbers are E.164 with \"+\" (%2B in a URL).");
}
