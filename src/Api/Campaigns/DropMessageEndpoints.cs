using Campaigns.Api.Assistants;
using Campaigns.Api.Http;
using Campaigns.Api.Problems;
using Campaigns.Audio;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Campaigns;

/// <summary>What a campaign leaves on machines: one WAV file.</summary>
internal static class DropMessageEndpoints
{
    private const string Path = "/{id:guid}/voicemail/message";
    private const string Wav = "audio/wav";

    public static void MapDropMessages(this IEndpointRouteBuilder campaigns)
    {
        campaigns.MapPut(Path, UploadAsync)
            .WithSummary("Upload the drop message, a WAV file of at most 10 MiB; it takes the place of a text")
            .Accepts<byte[]>(Wav, "audio/x-wav", "audio/vnd.wave", "audio/wave")
            .WithMetadata(new RequestSizeLimitAttribute(AssistantAudioEndpoints.MaxAudioBytes));
        campaigns.MapGet(Path, DownloadAsync)
            .WithSummary("Download the drop message")
            .Produces(StatusCodes.Status200OK, contentType: Wav);
        campaigns.MapDelete(Path, RemoveAsync).WithSummary("Remove the drop message; the assistant's recording is left instead");
    }

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> UploadAsync(
        Guid id, IfMatch ifMatch, HttpRequest request, IGrainFactory grains, IAudioStore audio, TimeProvider time, CancellationToken cancellationToken)
    {
        if (ifMatch.Refusal is { } refusal)
        {
            return refusal;
        }

        var campaign = grains.GetGrain<ICampaignGrain>(id);
        if (await campaign.GetAsync() is not { } current)
        {
            return ApiProblem.NotFound("campaign", id);
        }

        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, AssistantAudioEndpoints.MaxAudioBytes));
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var file = buffer.ToArray();
        if (WavReader.FaultOf(file) is { } fault)
        {
            return ApiProblem.Of(ProblemKind.UnreadableFile, fault);
        }

        var key = CampaignVoice.KeyOf(id, time);
        await audio.WriteAsync(key, file, cancellationToken);
        return await ReplaceAsync(id, campaign, current, ifMatch, key);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        Guid id, IGrainFactory grains, IAudioStore audio, CancellationToken cancellationToken)
    {
        var key = (await grains.GetGrain<ICampaignGrain>(id).GetAsync())?.Entry.Settings.Voicemail.MessageAudioKey;
        return key is not null && await audio.ReadAsync(key, cancellationToken) is { } file
            ? TypedResults.File(file, Wav, $"{id:N}.wav")
            : ApiProblem.Of(ProblemKind.NotFound, $"There is no campaign {id} with a drop message of its own.");
    }

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> RemoveAsync(Guid id, IfMatch ifMatch, IGrainFactory grains)
    {
        if (ifMatch.Refusal is { } refusal)
        {
            return refusal;
        }

        var campaign = grains.GetGrain<ICampaignGrain>(id);
        return await campaign.GetAsync() is { } current
            ? await ReplaceAsync(id, campaign, current, ifMatch, key: null)
            : ApiProblem.NotFound("campaign", id);
    }

    private static async Task<Results<Tagged<CampaignResponse>, ProblemHttpResult>> ReplaceAsync(
        Guid id, ICampaignGrain campaign, CampaignView current, IfMatch ifMatch, string? key)
    {
        var settings = current.Entry.Settings;
        var changed = settings with { Voicemail = settings.Voicemail with { MessageAudioKey = key, MessageText = null } };

        // The other settings are those that were just read: an edit in between must not be undone.
        return CampaignEndpoints.Answer(id, await campaign.EditAsync(changed, ifMatch.Version ?? current.Entry.Version));
    }
}
