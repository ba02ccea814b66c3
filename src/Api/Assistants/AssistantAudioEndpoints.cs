using Campaigns.Api.Http;
using Campaigns.Api.Problems;
using Campaigns.Audio;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Assistants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Assistants;

/// <summary>The recordings of an assistant, a WAV file each.</summary>
internal static class AssistantAudioEndpoints
{
    /// <summary>10 MiB: ten minutes of 8 kHz PCM, nearly one of 48 kHz in stereo.</summary>
    public const int MaxAudioBytes = 10 * 1024 * 1024;

    private const string Wav = "audio/wav";

    public static void MapAssistantAudio(this IEndpointRouteBuilder assistants)
    {
        assistants.Map("/{id:guid}/audio", "the announcement", AssistantRecording.Announcement);
        assistants.Map("/{id:guid}/audio/disclosure", "the opening that says who calls", AssistantRecording.Disclosure);
        assistants.Map("/{id:guid}/audio/fallback", "what is said when the assistant fails", AssistantRecording.Fallback);
    }

    private static void Map(this IEndpointRouteBuilder assistants, string path, string what, AssistantRecording recording)
    {
        assistants
            .MapPut(path, (Guid id, HttpRequest request, IGrainFactory grains, IAudioStore audio, TimeProvider time, CancellationToken cancellationToken) =>
                UploadAsync(recording, id, request, grains, audio, time, cancellationToken))
            .WithSummary($"Upload {what}, a WAV file of at most 10 MiB")
            .Accepts<byte[]>(Wav, "audio/x-wav", "audio/vnd.wave", "audio/wave")
            .WithMetadata(new RequestSizeLimitAttribute(MaxAudioBytes));
        assistants
            .MapGet(path, (Guid id, IGrainFactory grains, IAudioStore audio, CancellationToken cancellationToken) =>
                DownloadAsync(recording, id, grains, audio, cancellationToken))
            .WithSummary($"Download {what}")
            .Produces(StatusCodes.Status200OK, contentType: Wav);
    }

    private static async Task<Results<Tagged<AssistantResponse>, ProblemHttpResult>> UploadAsync(
        AssistantRecording recording,
        Guid id,
        HttpRequest request,
        IGrainFactory grains,
        IAudioStore audio,
        TimeProvider time,
        CancellationToken cancellationToken)
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

        var key = AudioKeys.New(id, time);
        await audio.WriteAsync(key, file, cancellationToken);
        return AssistantEndpoints.Answer(id, await assistant.EditAsync(recording.With(current.Settings, key), current.Version));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        AssistantRecording recording, Guid id, IGrainFactory grains, IAudioStore audio, CancellationToken cancellationToken)
    {
        var key = await grains.GetGrain<IAssistantGrain>(id).GetAsync() is { } view ? recording.KeyOf(view.Settings) : null;
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
