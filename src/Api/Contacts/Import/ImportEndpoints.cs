using System.Globalization;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

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
            .WithSummary("Import a CSV file of any size")
            .WithDescription("UTF-8, with a header; separator comma, semicolon or tab. Good rows are stored all at once, bad rows are reported; a file that can't be read changes nothing.")
            .Accepts<string>("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream")
            .WithMetadata(new DisableRequestSizeLimitAttribute());
        imports.MapGet("/imports/{importId:guid}/errors", ErrorsAsync)
            .WithSummary("Download every bad row of an import as CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> ImportAsync(
        Guid campaignId,
        [AsParameters] ImportQuery query,
        HttpRequest request,
        IGrainFactory grains,
        IPhoneNumbers numbers,
        ContactImport import,
        ImportFaults faultStore,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var campaign = grains.GetGrain<ICampaignGrain>(campaignId);
        if ((query.Refusal() ?? ContactGate.Refusal(campaignId, await campaign.GetAsync())) is { } refusal)
        {
            return refusal;
        }

        var id = new CampaignId(campaignId);
        var dryRun = query.DryRun ?? false;
        var importId = Guid.CreateVersion7(time.GetUtcNow());
        var faults = new FaultSink(faultStore, id, importId);
        await faultStore.RemoveBeforeAsync(time.GetUtcNow() - FaultsKept, cancellationToken);
        var list = new ContactList(request.Body, query.DefaultRegion, numbers, faults.AddAsync);
        try
        {
            var rows = list.ReadAsync(cancellationToken).Select(contact => contact.ToRow());
            var result = dryRun
                ? await import.RehearseAsync(id, rows, query.Policy, cancellationToken)
                : await import.RunAsync(id, rows, query.Policy, progress: null, cancellationToken);
            await faults.FlushAsync(cancellationToken);
            if (!dryRun && result.Imported + result.Updated > 0)
            {
                await campaign.ContactsChangedAsync();
            }

            return TypedResults.Ok(Answer(campaignId, importId, dryRun, result, list.FailedRows, faults.First));
        }
        catch (UnreadableFileException unreadable)
        {
            await faults.DiscardAsync(CancellationToken.None);
            return ApiProblem.Of(ProblemKind.UnreadableFile, unreadable.Message);
        }
        catch
        {
            await faults.DiscardAsync(CancellationToken.None);
            throw;
        }
    }

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

    private static ImportAnswer Answer(
        Guid campaign, Guid import, bool dryRun, ImportResult result, long failed, IReadOnlyList<RowFault> first) => new()
        {
            ImportId = import,
            DryRun = dryRun,
            Imported = result.Imported,
            Updated = result.Updated,
            Skipped = result.Skipped,
            OnDoNotCallList = result.OnDoNotCallList,
            Failed = failed,
            ErrorsUrl = failed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"/api/v1/campaigns/{campaign}/imports/{import}/errors"),
            FirstErrors = first,
        };
}
