using Campaigns.Api.Security;
using Campaigns.Dashboard.Hosting;
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
        HostOffers offers,
        ApiKeyRing keys,
        BrowserSessions sessions,
        CancellationToken cancellationToken)
    {
        if (!offers.KeysSignIn || key is not { Length: <= PresentedKey.MaxLength } || await keys.VerifyAsync(key.Trim(), cancellationToken) is not { } grant)
        {
            return TypedResults.LocalRedirect($"/sign-in?refused=key&from={Uri.EscapeDataString(ReturnPath.Of(from))}");
        }

        var token = await sessions.OpenAsync(grant.KeyId, Lifetime, cancellationToken);
        SessionCookie.Give(context, token, Lifetime.ToTimeSpan());
        return TypedResults.LocalRedirect(ReturnPath.Of(from));
    }

    private static async Task<IResult> CloseAsync(HttpContext context, SessionRing sessions, CancellationToken cancellationToken)
    {
        if (context.User.FindFirst(SessionScheme.SessionClaim) is { } session)
        {
            await sessions.CloseAsync(session.Value, cancellationToken);
        }

        SessionCookie.Take(context);
        return TypedResults.LocalRedirect("/sign-in");
    }
}
