using Campaigns.Api.Attempts;
using Campaigns.Api.Contacts;
using Campaigns.Api.Json;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
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
            .WithSummary("Download all contacts as CSV, or as NDJSON with format=ndjson")
            .Produces<ContactResponse>(StatusCodes.Status200OK, "text/csv", MediaTypes);
        campaign.MapGet("/attempts/export", Attempts)
            .WithSummary("Download all ended attempts, newest first, as CSV, or as NDJSON with format=ndjson")
            .Produces<AttemptResponse>(StatusCodes.Status200OK, "text/csv", MediaTypes);
    }

    private static IResult Contacts(Guid campaignId, string? format, ContactReadModel contacts, CancellationToken cancellationToken)
    {
        var campaign = new CampaignId(campaignId);
        var rows = Pages.AllAsync(
            (after, size) => contacts.ListAsync(campaign, new ContactFilter.All(), after, size, cancellationToken), row => row.Ticket.Key.Contact, cancellationToken);
        return Answer(format, $"contacts-{campaignId:N}", ContactColumns.All, rows.Select(ContactResponse.From), cancellationToken);
    }

    private static IResult Attempts(Guid campaignId, string? format, AttemptReadModel attempts, CancellationToken cancellationToken)
    {
        var campaign = new CampaignId(campaignId);
        var rows = Pages.AllAsync((before, size) => attempts.ListAsync(campaign, before, size, cancellationToken), row => row.RecordId, cancellationToken);
        return Answer(format, $"attempts-{campaignId:N}", AttemptColumns.All, rows.Select(AttemptResponse.From), cancellationToken);
    }

    private static IResult Answer<T>(
        string? format, string name, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) =>
        EnumText.TryParse<ExportFormat>(format, out var known)
            ? ExportFile.Of(known ?? ExportFormat.Csv, name, columns, rows, cancellationToken)
            : ApiProblem.Of(ProblemKind.Malformed, "The format isn't known.", [new Fault("format", EnumText.Expected<ExportFormat>())]);
}
