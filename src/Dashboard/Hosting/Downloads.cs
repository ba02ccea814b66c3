using Campaigns.Dashboard.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Dashboard.Hosting;

/// <summary>Files that a page links to: handed on from the API while they come, for whoever is signed in.</summary>
internal static class Downloads
{
    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapGet("/campaigns/{id:guid}/attempts.csv", (Guid id, HttpContext context, IApiChannel api) => HandOnAsync($"campaigns/{id}/attempts/export", "attempts.csv", context, api));
        files.MapGet("/campaigns/{id:guid}/contacts.csv", (Guid id, HttpContext context, IApiChannel api) => HandOnAsync($"campaigns/{id}/contacts/export", "contacts.csv", context, api));
        files.MapGet(
            "/campaigns/{id:guid}/imports/{import:guid}/errors.csv",
            (Guid id, Guid import, HttpContext context, IApiChannel api) => HandOnAsync($"campaigns/{id}/imports/{import}/errors", "bad-rows.csv", context, api));
    }

    private static async Task HandOnAsync(string path, string name, HttpContext context, IApiChannel api)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        using var answer = await api.SendAsync(context.User, request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.IsSuccessStatusCode)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
