using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Faults;
using Campaigns.Persistence.Idempotency;

namespace Campaigns.Api.Idempotency;

/// <summary>
/// A POST that carries an Idempotency-Key is carried out once: who repeats it gets the first answer again. Failures of ours (5xx) are not kept,
/// so that trying again tries again.
/// </summary>
internal sealed class IdempotencyGate(RequestDelegate next, IdempotentRequests requests)
{
    private const string Header = "Idempotency-Key";
    private const string ReplayedHeader = "Idempotency-Replayed";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || Caller.Of(context.User) is not { } caller || !context.Request.Headers.TryGetValue(Header, out var values))
        {
            await next(context);
            return;
        }

        var key = values.ToString();
        if (Refusal(context, key) is { } why)
        {
            await ApiProblem.Of(ProblemKind.Malformed, "The Idempotency-Key can't be used.", [new Fault(Header, why)]).ExecuteAsync(context);
            return;
        }

        var fingerprint = await RequestFingerprint.OfAsync(context.Request, context.RequestAborted);
        switch (await requests.BeginAsync(caller.Team, key, fingerprint, context.RequestAborted))
        {
            case RequestBeginning.First:
                await CarryOutAsync(context, caller, key);
                break;
            case RequestBeginning.Repeated(var reply):
                await GiveAgainAsync(context.Response, reply);
                break;
            case RequestBeginning.UnderWay:
                context.Response.Headers.RetryAfter = "1";
                await ApiProblem.Of(ProblemKind.UnderWay, "The first request with this Idempotency-Key is not over yet.").ExecuteAsync(context);
                break;
            default:
                await ApiProblem.Of(ProblemKind.KeyReused, "This Idempotency-Key was used for another request.").ExecuteAsync(context);
                break;
        }
    }

    private static string? Refusal(HttpContext context, string key)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NotRepeatable>() is { } refused)
        {
            return refused.Why;
        }

        return key.Length is >= 1 and <= IdempotentRequests.MaxKeyLength && key.All(character => character is > ' ' and < '\x7f')
            ? null
            : $"Must have 1–{IdempotentRequests.MaxKeyLength} visible ASCII characters.";
    }

    private async Task CarryOutAsync(HttpContext context, Caller caller, string key)
    {
        var body = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        var finished = false;
        try
        {
            await next(context);
            if (context.Response.StatusCode < StatusCodes.Status500InternalServerError)
            {
                // Not the client's token: what was done is kept even for a client that has gone.
                await requests.FinishAsync(caller.Team, key, ReplyOf(context.Response, kept), CancellationToken.None);
                finished = true;
            }
        }
        finally
        {
            context.Response.Body = body;
            if (!finished)
            {
                await requests.AbandonAsync(caller.Team, key, CancellationToken.None);
            }
        }

        kept.Position = 0;
        await kept.CopyToAsync(body, context.RequestAborted);
    }

    private static StoredReply ReplyOf(HttpResponse response, MemoryStream body) => new(
        response.StatusCode, response.ContentType, TextOf(response.Headers.Location), TextOf(response.Headers.ETag), body.ToArray());

    private static string? TextOf(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();

    private static Task GiveAgainAsync(HttpResponse response, StoredReply reply)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.Headers[ReplayedHeader] = "true";
        if (reply.Location is not null)
        {
            response.Headers.Location = reply.Location;
        }

        if (reply.ETag is not null)
        {
            response.Headers.ETag = reply.ETag;
        }

        return response.Body.WriteAsync(reply.Body).AsTask();
    }
}
