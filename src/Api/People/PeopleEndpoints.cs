using Campaigns.Api.Attempts;
using Campaigns.Api.Contacts;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.DoNotCall;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.People;

/// <summary>A person's rights: to see what is stored, and to have it erased.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("/{number}", ReadAsync).RequireScope(Scopes.Admin).WithSummary("Everything that the team has stored of a person");
        people.MapDelete("/{number}", EraseAsync)
            .RequireScope(Scopes.Admin)
            .WithSummary("Erase a person everywhere")
            .WithDescription("A keyed hash of the number stays, so that the person is never called again. Answers 202 while a call is up, whose records go when it is over.")
            .Produces<ErasureResponse>(StatusCodes.Status202Accepted);
    }

    private static async Task<Results<Ok<PersonResponse>, ProblemHttpResult>> ReadAsync(
        string number,
        Caller caller,
        IPhoneNumbers numbers,
        Persistence.People.People people,
        ContactReadModel contacts,
        AttemptReadModel attempts,
        CancellationToken cancellationToken)
    {
        if (numbers.Read(number, null) is not PhoneNumberReading.Dialable(var e164))
        {
            return NoNumber(number);
        }

        var stored = await people.ReadAsync(caller.Team, e164, cancellationToken);
        List<PersonContactResponse> found = [];
        foreach (var key in stored.Contacts)
        {
            if (await contacts.ReadAsync(key, cancellationToken) is { } contact)
            {
                var ended = await attempts.ListAsync(key, cancellationToken);
                found.Add(new PersonContactResponse(key.Campaign.Value, ContactResponse.From(contact), [.. ended.Select(AttemptResponse.From)]));
            }
        }

        return TypedResults.Ok(new PersonResponse(e164, stored.DoNotCall, stored.IsInCall, found));
    }

    private static async Task<Results<Ok<ErasureResponse>, Accepted<ErasureResponse>, ProblemHttpResult>> EraseAsync(
        string number, Caller caller, IPhoneNumbers numbers, Persistence.People.People people, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (numbers.Read(number, null) is not PhoneNumberReading.Dialable(var e164))
        {
            return NoNumber(number);
        }

        // First no call can begin any more, then those that ring are cancelled, then what is stored goes.
        await people.ForbidAsync(caller.Team, e164, cancellationToken);
        await grains.GetGrain<IDoNotCallGrain>(IDoNotCallGrain.Key).AddedAsync(caller.Team.Value, [e164]);
        var (contacts, attempts, pending) = await people.EraseAsync(caller.Team, e164, cancellationToken);
        var answer = new ErasureResponse(contacts, attempts, pending);
        return pending ? TypedResults.Accepted((string?)null, answer) : TypedResults.Ok(answer);
    }

    private static ProblemHttpResult NoNumber(string number) =>
        ApiProblem.Of(ProblemKind.NotFound, $"{number} is no phone number. Numbers are E.164 with \"+\" (%2B in a URL).");
}
