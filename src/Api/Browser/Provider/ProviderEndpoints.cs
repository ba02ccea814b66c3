using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Browser.Provider;

/// <summary>The way to the OpenID provider, and choosing among the teams that somebody may work for.</summary>
internal static partial class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder browser)
    {
        var sessions = browser.MapGroup("/session").ExcludeFromDescription();
        sessions.MapGet("/provider", BeginAsync).AllowAnonymous();
        sessions.MapPost("/team", ChooseAsync);
    }

    private static async Task BeginAsync([FromQuery(Name = "from")] string? from, HttpContext context, ILogger<ProviderSignIn> logger)
    {
        try
        {
            await context.ChallengeAsync(ProviderScheme.Name, new AuthenticationProperties { RedirectUri = ReturnPath.Of(from) });
        }
        catch (InvalidOperationException unreachable)
        {
            // Its discovery document could not be read.
            LogUnreachable(logger, unreachable);
            context.Response.Redirect("/sign-in?refused=unreachable");
        }
    }

    private static async Task<IResult> ChooseAsync(
        [FromForm(Name = "team")] Guid team,
        [FromForm(Name = "from")] string? from,
        Caller caller,
        HttpContext context,
        Teams teams,
        SessionRing sessions,
        CancellationToken cancellationToken)
    {
        if (caller.Person?.Teams.Contains(new TeamId(team)) != true || await teams.FindAsync([new TeamId(team)], cancellationToken) is [])
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        await sessions.MoveAsync(context.User.FindFirst(SessionScheme.SessionClaim)!.Value, new TeamId(team), cancellationToken);
        return TypedResults.LocalRedirect(ReturnPath.Of(from));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The OpenID provider can't be reached")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
