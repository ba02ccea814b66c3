using System.Runtime.CompilerServices;
using Campaigns.Api.Audit;
using Campaigns.Api.Http;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Audio;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.Audit;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Campaigns.Api.Recordings;

/// <summary>Recordings of calls: to be listened to, and to be deleted. Either is in the audit log.</summary>
internal static class RecordingEndpoints
{
    private const string Path = "/recording";
    private const string Wav = "audio/wav";

    public static void MapRecordings(this IEndpointRouteBuilder api)
    {
        var attempt = api.MapGroup("/campaigns/{campaignId:guid}/contacts/{contactId:long}/attempts/{attemptNumber:int}")
            .WithTags("Recordings").OwnedByTeam("campaign", "campaignId");
        attempt.MapGet(Path, ListenAsync)
            .WithSummary("Download the recording of a call as WAV: left what the far end said, right what was sent to it")
            .WithDescription("A range of octets can be asked for (Range: bytes=…), so that players can begin anywhere.")
            .Produces(StatusCodes.Status200OK, contentType: Wav)
            .Produces(StatusCodes.Status206PartialContent, contentType: Wav);
        attempt.MapDelete(Path, DeleteAsync).WithSummary("Delete the recording of a call");
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ListenAsync(
        Guid campaignId,
        long contactId,
        int attemptNumber,
        HttpContext context,
        Caller caller,
        AttemptReadModel attempts,
        IRecordingStore recordings,
        AuditLog audit,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var callId = await CallIdAsync(campaignId, contactId, attemptNumber, attempts, cancellationToken);
        if (callId is null || await recordings.FindAsync(callId, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellationToken) is not { } entry)
        {
            return Missing(contactId, attemptNumber);
        }

        if (!entry.IsReadable)
        {
            return ApiProblem.Of(ProblemKind.Conflict, "The recording is encrypted under a key that is no longer among Campaigns:Recording:Keys.");
        }

        var length = StereoWav.HeaderLength + (entry.Octets * StereoWav.OctetsPerSample);
        context.Response.Headers.AcceptRanges = "bytes";
        if (AskedOctets.Of(context.Request, length) is not { } asked)
        {
            context.Response.Headers.ContentRange = $"bytes */{length}";
            return ApiProblem.Of(ProblemKind.RangeNotSatisfiable, $"The recording has {length} octets.");
        }

        // Before the first octet leaves: nobody listens unnoted.
        await audit.AddAsync(AuditedRequest.Of(context, caller, (RouteEndpoint)context.GetEndpoint()!, time), CancellationToken.None);
        if (asked.IsPart)
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {asked.From}-{asked.To}/{length}";
        }

        context.Response.ContentLength = asked.Length;
        return TypedResults.Stream(
            target => asked.CopyAsync(WavAsync(callId, entry.Octets, recordings, cancellationToken), target, cancellationToken), Wav, $"{campaignId:N}-{contactId}-{attemptNumber}.wav");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid campaignId, long contactId, int attemptNumber, AttemptReadModel attempts, IRecordingStore recordings, CancellationToken cancellationToken)
    {
        var callId = await CallIdAsync(campaignId, contactId, attemptNumber, attempts, cancellationToken);
        return callId is not null && await recordings.DeleteAsync(callId, cancellationToken) ? TypedResults.NoContent() : Missing(contactId, attemptNumber);
    }

    private static async Task<string?> CallIdAsync(Guid campaign, long contact, int attemptNumber, AttemptReadModel attempts, CancellationToken cancellationToken) =>
        (await attempts.ListAsync(new ContactKey(new CampaignId(campaign), contact), cancellationToken))
            .SingleOrDefault(row => row.Record.AttemptNumber == attemptNumber)?.Record.Outcome.CallId;

    /// <summary>The whole file, piece by piece.</summary>
    /// <param name="callId">Of the recording.</param>
    /// <param name="octets">What was there when the length was told: more may come meanwhile.</param>
    /// <param name="recordings">Where it is.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    private static async IAsyncEnumerable<byte[]> WavAsync(string callId, long octets, IRecordingStore recordings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return StereoWav.Header(octets);
        await foreach (var segment in recordings.ReadAsync(callId, cancellationToken))
        {
            var count = (int)Math.Min(segment.Length, octets);
            yield return StereoWav.Samples(segment.AsSpan(0, count));
            octets -= count;
        }
    }

    private static ProblemHttpResult Missing(long contact, int attemptNumber) =>
        ApiProblem.Of(ProblemKind.NotFound, $"There is no recording of attempt {attemptNumber} of contact {contact}, or no longer.");
}
