using System.Globalization;
using Campaigns.Dashboard.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Dashboard.Hosting;

/// <summary>Files that a page links to: handed on from the API while they come, for whoever is signed in.</summary>
internal static class Downloads
{
    private static readonly HashSet<string> HandedOn = new(["Content-Type", "Content-Length", "Content-Range", "Accept-Ranges"], StringComparer.OrdinalIgnoreCase);

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapGet("/campaigns/{id:guid}/attempts.csv", (Guid id, HttpContext context, IApiChannel api) => HandOnAsync($"campaigns/{id}/attempts/export", "attempts.csv", context, api));
        files.MapGet("/campaigns/{id:guid}/contacts.csv", (Guid id, HttpContext context, IApiChannel api) => HandOnAsync($"campaigns/{id}/contacts/export", "contacts.csv", context, api));
        files.MapGet(
            "/campaigns/{id:guid}/imports/{import:guid}/errors.csv",
            (Guid id, Guid import, HttpContext context, IApiChannel api) => HandOnAsync($"campaigns/{id}/imports/{import}/errors", "bad-rows.csv", context, api));
        files.MapGet("/assistants/{id:guid}/audio.wav", (Guid id, HttpContext context, IApiChannel api) => HandOnAsync($"assistants/{id}/audio", null, context, api));
        foreach (var part in new[] { "disclosure", "fallback" })
        {
            files.MapGet($"/assistants/{{id:guid}}/audio/{part}.wav", (Guid id, HttpContext context, IApiChannel api) => HandOnAsync($"assistants/{id}/audio/{part}", null, context, api));
        }

        files.MapGet("/campaigns/{id:guid}/contacts/{contact:long}/attempts/{attempt:int}/recording.wav", PlayAsync);
    }

    /// <summary>Where a recording is played from: a range at a time, as the player asks.</summary>
    private static Task PlayAsync(Guid id, long contact, int attempt, HttpContext context, IApiChannel api) => HandOnAsync(
        string.Create(CultureInfo.InvariantCulture, $"campaigns/{id}/contacts/{contact}/attempts/{attempt}/recording"), null, context, api);

    /// <param name="path">Below /api/v1/.</param>
    /// <param name="name">What the file is to be called; null: it is shown where it is asked for.</param>
    /// <param name="context">The browser's request.</param>
    /// <param name="api">Answers it.</param>
    private static async Task HandOnAsync(string path, string? name, HttpContext context, IApiChannel api)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        if (context.Request.Headers.Range is { Count: > 0 } range)
        {
            request.Headers.TryAddWithoutValidation("Range", range.ToArray());
        }

        using var answer = await api.SendAsync(context.User, request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (header, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => HandedOn.Contains(header.Key)))
        {
            context.Response.Headers[header] = values.ToArray();
        }

        if (answer.IsSuccessStatusCode && name is not null)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
