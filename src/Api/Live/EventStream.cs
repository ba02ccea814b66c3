using System.Globalization;
using System.Text;
using System.Text.Json;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Json;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>
/// Server-sent events (WHATWG HTML §9.2): <c>progress</c> with the sequence as id, a comment as sign of life, <c>end</c> when the campaign is over.
/// </summary>
internal sealed class EventStream(IAsyncEnumerable<CampaignProgress?> events, CancellationToken stopping) : IResult
{
    private static readonly byte[] KeepAlive = ": keep-alive\n\n"u8.ToArray();
    private static readonly byte[] End = "event: end\ndata: {}\n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";

        // Reverse proxies (nginx) would otherwise collect events until their buffer is full.
        response.Headers["X-Accel-Buffering"] = "no";

        using var either = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await foreach (var progress in events.WithCancellation(either.Token))
            {
                await SendAsync(response, progress is null ? KeepAlive : Format(progress), either.Token);
            }

            await SendAsync(response, End, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The viewer left, or this process stops: it will connect again, here or elsewhere.
        }
    }

    private static async Task SendAsync(HttpResponse response, byte[] text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private static byte[] Format(CampaignProgress progress)
    {
        var json = JsonSerializer.Serialize(ProgressResponse.From(progress), ApiJson.Options);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: progress\nid: {progress.Sequence}\ndata: {json}\n\n"));
    }
}
