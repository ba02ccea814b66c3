using Campaigns.Api.Http;
using Campaigns.Api.Problems;
using Campaigns.Audio;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Assistants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Assistants;

/// <summary>The announcement of an assistant: one WAV file.</summary>
internal static class AssistantAudioEndpoints
{
    /// <summary>10 MiB: ten minutes of 8 kHz PCM, nearly one of 48 kHz in stereo.</summary>
    public const int MaxAudioBytes = 10 * 1024 * 1024;

    private const string Wav = "audio/wav";

    public static void MapAssistantAudio(this IEndpointRouteBuilder assistants)
    {
        assistants.MapPut("/{id:guid}/audio", UploadAsync)
            .WithSummary("Upload the announcement, a WAV file of at most 10 MiB")
            .Accepts<byte[]>(Wav, "audio/x-wav", "audio/vnd.wave", "audio/wave")
            .WithMetadata(new RequestSizeLimitAttribute(MaxAudioBytes));
        assistants.MapGet("/{id:guid}/audio", DownloadAsync)
            .WithSummary("Download the announcement")
            .Produces(StatusCodes.Status200OK, contentType: Wav);
    }

    private static async Task<Results<Tagged<AssistantResponse>, ProblemHttpResult>> UploadAsync(
        Guid id, HttpRequest request, IGrainFactory grains, IAudioStore audio, TimeProvider time, CancellationToken cancellationToken)
    {
        var assistant = grains.GetGrain<IAssistantGrain>(id);
        if (await assistant.GetAsync() is not { } current)
        {
            return ApiProblem.NotFound("assistant", id);
        }

        var file = await ReadAsync(request, cancellationToken);
        if (WavReader.FaultOf(file) is { } fault)
        {
            return ApiProblem.Of(ProblemKind.UnreadableFile, fault);
        }

        // A new key each time: a call that plays the old file plays it to its end.
        var key = $"assistants/{id:N}/{Guid.CreateVersion7(time.GetUtcNow()):N}.wav";
        await audio.WriteAsync(key, file, cancellationToken);
        return AssistantEndpoints.Answer(id, await assistant.EditAsync(current.Settings with { AudioKey = key }, current.Version));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        Guid id, IGrainFactory grains, IAudioStore audio, CancellationToken cancellationToken)
    {
        var key = (await grains.GetGrain<IAssistantGrain>(id).GetAsync())?.Settings.AudioKey;
        return key is not null && await audio.ReadAsync(key, cancellationToken) is { } file
            ? TypedResults.File(file, Wav, $"{id:N}.wav")
            : ApiProblem.Of(ProblemKind.NotFound, $"There is no assistant {id} with audio of its own.");
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MaxAudioBytes));
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
