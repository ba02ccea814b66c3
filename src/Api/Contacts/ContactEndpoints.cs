using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence.Imports;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Contacts;

/// <summary>The contacts of a campaign, one by one.</summary>
internal static class ContactEndpoints
{
    private static readonly ListOrder<ContactSort> InOrderOfArrival = new(ContactSort.Arrival);

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("/campaigns/{campaignId:guid}/contacts").WithTags("Contacts").OwnedByTeam("campaign", "campaignId");
        contacts.MapPost("/", AddAsync).WithSummary("Add one contact").Produces<ContactResponse>(StatusCodes.Status201Created);
        contacts.MapGet("/", ListAsync).WithSummary("List contacts, in their order of arrival unless sorted otherwise");
        contacts.MapGet("/{contactId:long}", ReadAsync).WithSummary("Read a contact");
        contacts.MapGet("/{contactId:long}/explain", ExplainAsync).WithSummary("Say why a contact is, or isn't, dialled: what every gate says, and when they open");
    }

    private static async Task<Results<Created<ContactResponse>, ProblemHttpResult>> AddAsync(
        Guid campaignId,
        JsonBody<ContactRequest> body,
        IPhoneNumbers numbers,
        IGrainFactory grains,
        ContactImport import,
        ContactReadModel contacts,
        CancellationToken cancellationToken)
    {
        var contact = body.Value.ToContact(numbers, body.Faults);
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        var campaign = grains.GetGrain<ICampaignGrain>(campaignId);
        if (ContactGate.Refusal(campaignId, await campaign.GetAsync()) is { } closed)
        {
            return closed;
        }

        var id = new CampaignId(campaignId);
        var result = await import.RunAsync(
            id, AsyncEnumerable.Repeat(contact.ToRow(), 1), DuplicatePolicy.Skip, progress: null, cancellationToken);
        if (result.Imported == 0)
        {
            return ApiProblem.Of(ProblemKind.Exists, "The campaign has a contact with this number already.");
        }

        await campaign.ContactsChangedAsync();
        var added = await contacts.FindAsync(id, contact.PhoneNumber, cancellationToken)
            ?? throw new InvalidOperationException("A contact that was just added is not there.");
        return TypedResults.Created($"/api/v1/campaigns/{campaignId}/contacts/{added.Ticket.Key.Contact}", ContactResponse.From(added));
    }

    private static async Task<Results<Ok<PageResponse<ContactResponse>>, ProblemHttpResult>> ListAsync(
        Guid campaignId, [AsParameters] ListQuery list, [AsParameters] ContactQuery query, ContactReadModel contacts, CancellationToken cancellationToken)
    {
        var faults = new RequestFaults();
        var filter = query.Read(faults);
        var page = list.Read<ContactSort, long>(InOrderOfArrival, ContactReadModel.KindOf, faults);
        if (faults.QueryRefusal() is { } refusal)
        {
            return refusal;
        }

        var rows = await contacts.ListAsync(new CampaignId(campaignId), filter, page, cancellationToken);
        return TypedResults.Ok(PageResponse<ContactResponse>.From(rows, page, ContactResponse.From, row => row.Ticket.Key.Contact, ContactReadModel.ValueOf));
    }

    private static async Task<Results<Ok<ContactResponse>, ProblemHttpResult>> ReadAsync(
        Guid campaignId, long contactId, ContactReadModel contacts, CancellationToken cancellationToken) =>
        await contacts.ReadAsync(new ContactKey(new CampaignId(campaignId), contactId), cancellationToken) is { } contact
            ? TypedResults.Ok(ContactResponse.From(contact))
            : ApiProblem.NotFound("contact", contactId);

    private static async Task<Results<Ok<ExplanationResponse>, ProblemHttpResult>> ExplainAsync(Guid campaignId, long contactId, IGrainFactory grains) =>
        await grains.GetGrain<ICampaignGrain>(campaignId).ExplainAsync(contactId) is { } explanation
            ? TypedResults.Ok(ExplanationResponse.From(explanation))
            : ApiProblem.NotFound("contact", contactId);
}
