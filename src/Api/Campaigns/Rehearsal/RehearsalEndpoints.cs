using Campaigns.Api.Audit;
using Campaigns.Api.Json;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Rehearsal;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>Campaigns on a virtual clock.</summary>
internal static class RehearsalEndpoints
{
    public static void MapRehearsals(this IEndpointRouteBuilder campaigns) => campaigns
        .MapPost("/{id:guid}/rehearse", RehearseAsync)
        .RequireScope(Scopes.Read)
        .ChangesNothing()
        .WithSummary("Run the campaign on a virtual clock, and forecast when it finishes, its calls by hour and whom it can't reach; nothing is dialled");

    private static async Task<Results<Ok<ForecastResponse>, ProblemHttpResult>> RehearseAsync(
        Guid id,
        Caller caller,
        JsonBody<RehearseRequest> body,
        IGrainFactory grains,
        IContactGroups contacts,
        IPhoneNumbers numbers,
        Rivals rivals,
        HoursCalendar calendar,
        RehearsalRoom room,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<ICampaignGrain>(id).GetAsync() is not { Entry: { Settings: var settings } })
        {
            return ApiProblem.NotFound("campaign", id);
        }

        var trunk = await grains.GetGrain<ITrunkGrain>(settings.Trunk.Value).GetAsync();
        IReadOnlyList<string> prefixes = trunk is null ? ["+"] : TrunkSettingsRules.WithPrefixes(trunk.Settings, numbers).AllowedPrefixes;
        var own = await contacts.ListAsync(new CampaignId(id), prefixes, cancellationToken);
        var plan = new RehearsalPlan
        {
            Settings = settings,
            Contacts = body.Value.ContactsOf(settings, own, body.Faults),
            StartAt = body.Value.StartOf(settings, Instant.FromDateTimeOffset(time.GetUtcNow()), body.Faults),
            TrunkChannels = trunk?.Settings.MaxConcurrentCalls ?? settings.MaxConcurrentCalls,
            TrunkCallsPerSecond = trunk?.Settings.MaxCallsPerSecond ?? settings.MaxCallsPerSecond,
            Rivals = body.Value.Alone == true ? [] : await rivals.OfAsync(caller.Team, id, settings.Trunk, cancellationToken),
            Outcomes = (body.Value.Outcomes ?? new OutcomesRequest()).ToModel(body.Faults),
            Seed = body.Value.Seed ?? 1,
        };
        if (body.Refusal() is { } refusal)
        {
            return refusal;
        }

        return TypedResults.Ok(ForecastResponse.From(await room.RunAsync(plan, calendar, cancellationToken), plan.Rivals.Count));
    }
}
