using Campaigns.Api.Security;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Campaigns.Api.Browser;

/// <summary>Signing in and out. Both take a form with an anti-forgery token; the key is in the body, never in an address.</summary>
internal static class SessionEndpoints
{
    /// <summary>A working day: longer than a shift, shorter than a laptop is left in a train.</summary>
    private static readonly Duration Lifetime = Duration.FromHours(12);

    public static void MapSessions(this IEndpointRouteBuilder browser)
    {
        var sessions = browser.MapGroup("/session").ExcludeFromDescription();
        sessions.MapPost("/", OpenAsync).AllowAnonymous();
        sessions.MapPost("/end", CloseAsync).AllowAnonymous();
    }

    private static async Task<IResult> OpenAsync(
        [FromForm(Name = "key")] string? key,
        [FromForm(Name = "from")] string? from,
        HttpContext context,
        ApiKeyRing keys,
        BrowserSessions sessions,
        CancellationToken cancellationToken)
    {
        if (key is not { Length: <= PresentedKey.MaxLength } || await keys.VerifyAsync(key.Trim(), cancellationToken) is not { } grant)
        {
            return TypedResults.LocalRedirect($"/sign-in?refused=true&from={Uri.EscapeDataString(Local(from))}");
        }

        var token = await sessions.OpenAsync(grant.KeyId, Lifetime, cancellationToken);
        context.Response.Cookies.Append(SessionScheme.CookieName, token, Cookie(context, TimeSpan.FromHours(Lifetime.TotalHours)));
        return TypedResults.LocalRedirect(Local(from));
    }

    private static async Task<IResult> CloseAsync(HttpContext context, SessionRing sessions, CancellationToken cancellationToken)
    {
        if (context.User.FindFirst(SessionScheme.SessionClaim) is { } session)
        {
            await sessions.CloseAsync(session.Value, cancellationToken);
        }

        context.Response.Cookies.Delete(SessionScheme.CookieName, Cookie(context, maxAge: null));
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static CookieOptions Cookie(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = maxAge,
    };

    /// <summary>A page of ours, whatever was asked for: nobody is sent to another site.</summary>
    private static string Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
