using Campaigns.Api.Campaigns.Rehearsal;
using Campaigns.Api.Http;
using Campaigns.Api.Json;
using Campaigns.Api.Paging;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Campaigns;

/// <summary>Campaigns and their commands.</summary>
internal static class CampaignEndpoints
{
    private static readonly ListOrder<CampaignSort> NewestFirst = new(CampaignSort.CreatedAt, Descending: true);

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns").OwnedByTeam("campaign", "id");
        campaigns.MapPost("/", CreateAsync).WithSummary("Create a campaign, as a draft, or scheduled if it has a start time").Produces<CampaignResponse>(StatusCodes.Status201Created);
        campaigns.MapGet("/", ListAsync).WithSummary("List campaigns, newest first unless sorted otherwise");
        campaigns.MapGet("/{id:guid}", ReadAsync).WithSummary("Read a campaign with its progress");
        campaigns.MapPut("/{id:guid}", EditAsync).WithSummary("Replace a campaign's settings; while it runs, only name and description may differ");
        campaigns.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Delete a draft, completed or cancelled campaign");
        campaigns.MapDropMessages();
        campaigns.MapInsights();
        campaigns.MapHistory();
        campaigns.MapRehearsals();
        campaigns.MapPost("/{id:guid}/launch", LaunchAsync).RequireScope(Scopes.Run).WithSummary("Start dialling, whatever the start time");
        campaigns.MapPost("/{id:guid}/unschedule", UnscheduleAsync).RequireScope(Scopes.Run).WithSummary("Clear the start time of a scheduled campaign, which is a draft again");
        campaigns.MapPost("/{id:guid}/pause", PauseAsync).RequireScope(Scopes.Run).WithSummary("Place no new calls; calls in progress finish");
        campaigns.MapPost("/{id:guid}/resume", ResumeAsync).RequireScope(Scopes.Run).WithSummary("Go on dialling");
        campaigns.MapPost("/{id:guid}/cancel", CancelAsync).RequireScope(Scopes.Run).WithSummary("Stop for good: ringing calls are cancelled, answered calls finish unless hangUpActiveCalls=true");
    }

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext context,
        Caller caller,
        JsonBody<CampaignRequest> body,
        IOptions<CampaignLimits> limits,
        IGrainFactory grains,
        TeamResources resources,
        IRecordingStore recordings,
        CampaignVoice voice,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var settings = body.Value.ToSettings(limits.Value, body.Faults);
        body.Faults.AddRange(await CampaignParts.ForeignAsync(settings, caller.Team, resources, cancellationToken));
        body.Faults.AddRange(CampaignParts.Missing(settings, recordings));
        settings = await voice.SpeakAsync(id, settings, body.Faults, cancellationToken);
        if ((GuardedSettings.Refusal(context, caller, before: null, settings) ?? body.Refusal()) is { } refusal)
        {
            return refusal;
        }

        await resources.ClaimAsync(id, caller.Team, cancellationToken);
        var reply = await grains.GetGrain<ICampaignGrain>(id).CreateAsync(settings);
        return Answer(id, reply, createdAt: $"/api/v1/campaigns/{id}");
    }

    private static async Task<Results<Ok<PageResponse<CampaignResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller, [AsParameters] ListQuery list, [AsParameters] CampaignQuery query, CampaignReadModel campaigns, CancellationToken cancellationToken)
    {
        var faults = new RequestFaults();
        var filter = query.Read(faults);
        var page = list.Read<CampaignSort, Guid>(NewestFirst, CampaignReadModel.KindOf, faults);
        if (faults.QueryRefusal() is { } refusal)
        {
            return refusal;
        }

        var rows = await campaigns.ListAsync(caller.Team, filter, page, cancellationToken);
        return TypedResults.Ok(PageResponse<CampaignResponse>.From(
            rows,
            page,
            row => CampaignResponse.From(row.Entry) with { Progress = ProgressResponse.From(row.Entry.Status, row.Counts) },
            row => row.Entry.Id.Value,
            CampaignReadModel.ValueOf));
    }

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> ReadAsync(Guid id, IGrainFactory grains) =>
        await grains.GetGrain<ICampaignGrain>(id).GetAsync() is { } view ? Tagged(view) : ApiProblem.NotFound("campaign", id);

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> EditAsync(
        Guid id,
        HttpContext context,
        Caller caller,
        IfMatch ifMatch,
        JsonBody<CampaignRequest> body,
        IOptions<CampaignLimits> limits,
        IGrainFactory grains,
        TeamResources resources,
        IRecordingStore recordings,
        CampaignVoice voice,
        CancellationToken cancellationToken)
    {
        var campaign = grains.GetGrain<ICampaignGrain>(id);
        var current = await campaign.GetAsync();
        var settings = body.Value.ToSettings(limits.Value, body.Faults, current?.Entry.Settings);
        body.Faults.AddRange(await CampaignParts.ForeignAsync(settings, caller.Team, resources, cancellationToken));
        body.Faults.AddRange(CampaignParts.Missing(settings, recordings));
        if (current is not null && ifMatch.Refusal is null)
        {
            settings = await voice.SpeakAsync(id, settings, body.Faults, cancellationToken);
        }

        if ((ifMatch.Refusal ?? GuardedSettings.Refusal(context, caller, current?.Entry.Settings, settings) ?? body.Refusal()) is { } refusal)
        {
            return refusal;
        }

        // The drop message is carried over from what was just read: an upload in between must not be undone.
        return Answer(id, await campaign.EditAsync(settings, ifMatch.Version ?? current?.Entry.Version));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<ICampaignGrain>(id).CommandAsync(CampaignCommand.Delete);
        return reply.Refusal is { } refused ? refused.ToProblem("campaign", id, reply.Faults) : TypedResults.NoContent();
    }

    private static Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> LaunchAsync(Guid id, IGrainFactory grains) =>
        CommandAsync(id, CampaignCommand.Launch, grains);

    private static Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> UnscheduleAsync(Guid id, IGrainFactory grains) =>
        CommandAsync(id, CampaignCommand.Unschedule, grains);

    private static Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> PauseAsync(Guid id, IGrainFactory grains) =>
        CommandAsync(id, CampaignCommand.Pause, grains);

    private static Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> ResumeAsync(Guid id, IGrainFactory grains) =>
        CommandAsync(id, CampaignCommand.Resume, grains);

    private static Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> CancelAsync(Guid id, IGrainFactory grains, bool hangUpActiveCalls = false) =>
        CommandAsync(id, hangUpActiveCalls ? CampaignCommand.CancelAndHangUp : CampaignCommand.Cancel, grains);

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> CommandAsync(Guid id, CampaignCommand command, IGrainFactory grains) =>
        Answer(id, await grains.GetGrain<ICampaignGrain>(id).CommandAsync(command));

    internal static Results<Tagged<CampaignResponse>, ProblemHttpResult> Answer(Guid id, CampaignReply reply, string? createdAt = null) => reply switch
    {
        { Refusal: { } refused } => refused.ToProblem("campaign", id, reply.Faults),
        { View: { } view } => Tagged(view, createdAt, reply.Warnings),
        _ => ApiProblem.NotFound("campaign", id),
    };

    private static Tagged<CampaignResponse> Tagged(CampaignView view, string? createdAt = null, IReadOnlyList<string>? warnings = null) => new(
        CampaignResponse.From(view.Entry) with { Progress = ProgressResponse.From(view.Progress), Warnings = warnings is { Count: > 0 } ? warnings : null },
        view.Entry.Version,
        createdAt);
}
