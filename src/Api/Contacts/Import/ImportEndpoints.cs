using System.Globalization;
using Campaigns.Api.Audit;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence.History;
using Campaigns.Persistence.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace Campaigns.Api.Contacts.Import;

/// <summary>Contact lists as files.</summary>
internal static class ImportEndpoints
{
    /// <summary>How long the bad rows of an import can be downloaded.</summary>
    private static readonly TimeSpan FaultsKept = TimeSpan.FromDays(30);

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/campaigns/{campaignId:guid}").WithTags("Contacts").OwnedByTeam("campaign", "campaignId");
        imports.MapPost("/contacts/import", ImportAsync)
            .WithSummary("Import a CSV file, or a JSON array of contacts, of any size")
            .WithDescription("CSV is UTF-8 with a header; separator comma, semicolon or tab. Good rows are stored all at once, bad rows are reported; a file that can't be read changes nothing.")
            .TakesFiles("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream", "application/json");
        imports.MapPost("/contacts/import/columns", ColumnsAsync)
            .WithSummary("How would the columns of a CSV file be understood? Stores nothing")
            .WithDescription("Send the beginning of the file: a few kilobytes do. Says of each column what its name tells and what stands in the first rows, also when none of them is a number column; the import's mapping overrules it.")
            .Accepts<string>("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream")
            .ChangesNothing();
        imports.MapGet("/imports", ListAsync).WithSummary("List the imports of a campaign of the last 30 days, newest first, with those that run");
        imports.MapGet("/imports/{importId:guid}", ReadAsync).WithSummary("How far is an import, and what became of it?");
        imports.MapGet("/imports/{importId:guid}/errors", ErrorsAsync)
            .WithSummary("Download every bad row of an import as CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    internal static string ErrorsUrl(Guid campaign, Guid import) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/campaigns/{campaign}/imports/{import}/errors");

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> ImportAsync(
        Guid campaignId,
        [AsParameters] ImportQuery query,
        HttpRequest request,
        IGrainFactory grains,
        IPhoneNumbers numbers,
        ContactImport import,
        ImportFaults faultStore,
        ImportLog log,
        HistoryLog history,
        Caller caller,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var campaign = grains.GetGrain<ICampaignGrain>(campaignId);
        if ((query.Refusal() ?? ContactGate.Refusal(campaignId, await campaign.GetAsync())) is { } refusal)
        {
            return refusal;
        }

        var id = new CampaignId(campaignId);
        var importId = Guid.CreateVersion7(time.GetUtcNow());
        var faults = new FaultSink(faultStore, id, importId);
        await faultStore.RemoveBeforeAsync(time.GetUtcNow() - FaultsKept, cancellationToken);
        await log.RemoveBeforeAsync(time.GetUtcNow() - FaultsKept, cancellationToken);
        var plan = query.PlanAt(time.GetUtcNow().ToInstant());
        await log.BeginAsync(id, importId, !plan.Keep, time.GetUtcNow().ToInstant(), cancellationToken);
        IContactSource source = request.HasJsonContentType()
            ? new ContactArray(request.Body, query.DefaultRegion, numbers, faults.AddAsync)
            : new ContactList(request.Body, query.DefaultRegion, query.Columns, numbers, faults.AddAsync);
        var progress = new ImportProgress(source, log, importId, time);
        try
        {
            var result = await import.RunAsync(id, progress.ReadAsync(query.AllOrNothing ?? false, cancellationToken), plan, progress: null, cancellationToken);
            await faults.FlushAsync(cancellationToken);

            // Not the client's token: the rows are there, whether it still listens or not.
            await log.EndAsync(importId, result, source.Rows, source.FailedRows, time.GetUtcNow().ToInstant(), CancellationToken.None);
            if (plan.Keep && result.Imported + result.Updated > 0)
            {
                await history.AddImportAsync(id, caller.KeyId, new ImportedContacts(result.Imported, result.Updated, result.Skipped + result.AlreadyDialled, source.FailedRows), CancellationToken.None);
                await campaign.ContactsChangedAsync();
            }

            return TypedResults.Ok(Answer(campaignId, importId, !plan.Keep, result, source, faults.First, plan.Keep ? [] : progress.First));
        }
        catch (BadRowsException bad)
        {
            await faults.FlushAsync(cancellationToken);
            await log.RefuseAsync(importId, bad.Message, time.GetUtcNow().ToInstant(), CancellationToken.None);
            return ApiProblem.Of(ProblemKind.BadRows, $"{bad.Message} Every one of them: {ErrorsUrl(campaignId, importId)}", [.. faults.First.Select(AsFault)]);
        }
        catch (UnreadableFileException unreadable)
        {
            await faults.DiscardAsync(CancellationToken.None);
            await log.RefuseAsync(importId, unreadable.Message, time.GetUtcNow().ToInstant(), CancellationToken.None);
            return ApiProblem.Of(ProblemKind.UnreadableFile, unreadable.Message);
        }
        catch (Exception failed)
        {
            await faults.DiscardAsync(CancellationToken.None);
            await log.RefuseAsync(
                importId, failed is OperationCanceledException or IOException ? "The upload was cut off. Nothing was changed." : "It failed on our side. Nothing was changed.", time.GetUtcNow().ToInstant(), CancellationToken.None);
            throw;
        }
    }

    private static async Task<Results<Ok<ColumnsAnswer>, ProblemHttpResult>> ColumnsAsync(Guid campaignId, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(ColumnsAnswer.From(await ListBeginning.ReadAsync(request.Body, cancellationToken)));
        }
        catch (UnreadableFileException unreadable)
        {
            return ApiProblem.Of(ProblemKind.UnreadableFile, unreadable.Message);
        }
    }

    private static async Task<Results<Ok<PageResponse<ImportResponse>>, ProblemHttpResult>> ListAsync(
        Guid campaignId, [AsParameters] PageQuery page, ImportLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => query.AfterId) is { } refusal)
        {
            return refusal;
        }

        var rows = await log.ListAsync(new CampaignId(campaignId), page.AfterId, page.Size + 1, time.GetUtcNow().ToInstant(), cancellationToken);
        return TypedResults.Ok(PageResponse<ImportResponse>.From(rows, page.Size, row => ImportResponse.From(campaignId, row), row => row.Id));
    }

    private static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> ReadAsync(
        Guid campaignId, Guid importId, ImportLog log, TimeProvider time, CancellationToken cancellationToken) =>
        await log.ReadAsync(new CampaignId(campaignId), importId, time.GetUtcNow().ToInstant(), cancellationToken) is { } entry
            ? TypedResults.Ok(ImportResponse.From(campaignId, entry))
            : ApiProblem.NotFound("import", importId);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ErrorsAsync(
        Guid campaignId, Guid importId, ImportFaults store, CancellationToken cancellationToken)
    {
        var id = new CampaignId(campaignId);
        if (!await store.AnyAsync(id, importId, cancellationToken))
        {
            return ApiProblem.Of(ProblemKind.NotFound, $"The campaign {campaignId} has no import {importId} with bad rows.");
        }

        var faults = store.ReadAsync(id, importId, cancellationToken).Select(fault => new RowFault(fault.Line, fault.Column, fault.Value, fault.Reason));
        return TypedResults.Stream(target => FaultFile.WriteAsync(target, faults, cancellationToken), "text/csv; charset=utf-8", $"import-{importId:N}-errors.csv");
    }

    private static Fault AsFault(RowFault fault) =>
        new(string.Create(CultureInfo.InvariantCulture, $"row {fault.Row}{(fault.Column.Length == 0 ? "" : $", {fault.Column}")}"), fault.Reason);

    private static ImportAnswer Answer(
        Guid campaign, Guid import, bool dryRun, ImportResult result, IContactSource source, IReadOnlyList<RowFault> first, IReadOnlyList<NewContact> preview) => new()
        {
            ImportId = import,
            DryRun = dryRun,
            Imported = result.Imported,
            Updated = result.Updated,
            Skipped = result.Skipped,
            OnDoNotCallList = result.OnDoNotCallList,
            AlreadyDialled = result.AlreadyDialled,
            Failed = source.FailedRows,
            ErrorsUrl = source.FailedRows == 0 ? null : ErrorsUrl(campaign, import),
            FirstErrors = first,
            Columns = [.. source.Columns.Select(column => new ColumnResponse(column.Name, column.Field))],
            Preview = [.. preview.Select(PreviewResponse.From)],
        };
}
