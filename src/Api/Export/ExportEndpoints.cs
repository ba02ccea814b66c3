using Campaigns.Api.Attempts;
using Campaigns.Api.Contacts;
using Campaigns.Api.Json;
using Campaigns.Api.Security;
using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.ReadModels;

namespace Campaigns.Api.Export;

/// <summary>Contacts and attempts as files of any size, streamed.</summary>
internal static class ExportEndpoints
{
    private static readonly string[] MediaTypes = ["application/x-ndjson"];

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaignId:guid}").WithTags("Export").OwnedByTeam("campaign", "campaignId");
        campaign.MapGet("/contacts/export", Contacts)
            .WithSummary("Download contacts as CSV, or as NDJSON with format=ndjson")
            .Produces<ContactResponse>(StatusCodes.Status200OK, "text/csv", MediaTypes);
        campaign.MapGet("/attempts/export", Attempts)
            .WithSummary("Download ended attempts, newest first, as CSV, or as NDJSON with format=ndjson")
            .Produces<AttemptResponse>(StatusCodes.Status200OK, "text/csv", MediaTypes);
    }

    private static IResult Contacts(Guid campaignId, [AsParameters] ContactQuery query, string? format, ContactReadModel contacts, CancellationToken cancellationToken)
    {
        var faults = new RequestFaults();
        var filter = query.Read(faults);
        var campaign = new CampaignId(campaignId);
        var rows = Pages.AllAsync(
            (after, size) => contacts.ListAsync(campaign, filter, after, size, cancellationToken), row => row.Ticket.Key.Contact, cancellationToken);
        return Answer(format, faults, $"contacts-{campaignId:N}", ContactColumns.All, rows.Select(ContactResponse.From), cancellationToken);
    }

    private static IResult Attempts(Guid campaignId, [AsParameters] AttemptQuery query, string? format, AttemptReadModel attempts, CancellationToken cancellationToken)
    {
        var faults = new RequestFaults();
        var filter = query.Read(faults);
        var campaign = new CampaignId(campaignId);
        var rows = Pages.AllAsync(
            (before, size) => attempts.ListAsync(campaign, filter, NewestFirst(before, size), cancellationToken), row => row.RecordId, cancellationToken);
        return Answer(format, faults, $"attempts-{campaignId:N}", AttemptColumns.All, rows.Select(AttemptResponse.From), cancellationToken);
    }

    private static ListPage<AttemptSort, long> NewestFirst(long? before, int size) =>
        new(new ListOrder<AttemptSort>(AttemptSort.Recorded, Descending: true), before is { } id ? new ListPosition<long>(null, id) : null, size);

    private static IResult Answer<T>(
        string? format, RequestFaults faults, string name, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        if (!EnumText.TryParse<ExportFormat>(format, out var known))
        {
            faults.Add("format", EnumText.Expected<ExportFormat>());
        }

        return faults.QueryRefusal() ?? ExportFile.Of(known ?? ExportFormat.Csv, name, columns, rows, cancellationToken);
    }
}
