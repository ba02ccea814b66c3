using Campaigns.Api.Security;

namespace Campaigns.Api.Browser;

/// <summary>Which requests a session's cookie speaks for: those to the dashboard's own pages. The API takes keys and nothing else, so that no other site can use a visitor's cookie on it.</summary>
internal static class BrowserRoutes
{
    /// <summary>Name of the scheme that chooses between the two.</summary>
    public const string Scheme = "keyOrSession";

    private static readonly string[] Programs = ["/api", "/openapi", "/health", "/2010-04-01"];

    /// <summary>Which of the two authenticates a request: who presents a key is a program, wherever it asks.</summary>
    public static string SchemeOf(HttpContext context) =>
        IsProgram(context) || PresentedKey.In(context.Request.Headers) is not null ? ApiKeyScheme.Name : SessionScheme.Name;

    /// <summary>The request is for programs: its answers are JSON, and only a key opens it.</summary>
    public static bool IsProgram(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is not null
        || Array.Exists(Programs, folder => context.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));
}
