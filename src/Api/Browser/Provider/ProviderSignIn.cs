using System.Security.Claims;
using System.Text.Encodings.Web;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Campaigns.Api.Browser.Provider;

/// <summary>What happens when the OpenID provider has vouched for somebody, or hasn't.</summary>
internal sealed partial class ProviderSignIn(IOptions<OidcOptions> options, RoleMapping mapping, Teams teams, ProviderSessions sessions, ILogger<ProviderSignIn> logger)
{
    private const int MostCharacters = 200;
    private const int MostSubjectCharacters = 255;

    /// <summary>Opens a session for who has a role that gives something; refuses everybody else.</summary>
    public async Task OpenAsync(TicketReceivedContext ticket)
    {
        var user = ticket.Principal!;
        ticket.HandleResponse();
        if (user.FindFirstValue("sub") is not { Length: > 0 and <= MostSubjectCharacters } subject)
        {
            LogNoSubject();
            Refuse(ticket.HttpContext, "provider");
            return;
        }

        string[] roles = [.. user.FindAll(options.Value.RoleClaim).Select(claim => claim.Value)];
        var given = mapping.Of(roles);
        if (await teams.FindAsync([.. given.Select(each => each.Team)], ticket.HttpContext.RequestAborted) is not [var team, ..] known)
        {
            LogNoRole(subject, options.Value.RoleClaim, roles.Length);
            Refuse(ticket.HttpContext, "access");
            return;
        }

        var session = new ProviderSession(subject, NameOf(user, subject), roles, team.Id);
        var token = await sessions.OpenAsync(session, Duration.FromTimeSpan(options.Value.SessionLifetime), ticket.HttpContext.RequestAborted);
        SessionCookie.Give(ticket.HttpContext, token, options.Value.SessionLifetime);
        LogSignedIn(subject, session.Name, team.Id, known.Count);
        var from = ReturnPath.Of(ticket.ReturnUri);
        await LeadAsync(ticket.HttpContext, known.Count == 1 ? from : $"/team?from={Uri.EscapeDataString(from)}");
    }

    /// <summary>The provider refused, or what it sent can't be trusted.</summary>
    public Task RefuseAsync(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        LogRefused(failure.Failure);
        Refuse(failure.HttpContext, "provider");
        return Task.CompletedTask;
    }

    private static void Refuse(HttpContext context, string why) => context.Response.Redirect($"/sign-in?refused={why}");

    /// <summary>
    /// Goes on by a page of our own and not by a redirect: the browser came from the provider's site, and sends a cookie that is SameSite=Strict only to what a page of ours leads to.
    /// </summary>
    private static Task LeadAsync(HttpContext context, string path)
    {
        var target = HtmlEncoder.Default.Encode(path);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            $"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Signed in</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url={target}"></head><body><p><a href="{target}">Go on</a></p></body></html>""",
            context.RequestAborted);
    }

    private static string NameOf(ClaimsPrincipal user, string subject)
    {
        var name = user.FindFirstValue("name") ?? user.FindFirstValue("preferred_username") ?? user.FindFirstValue("email") ?? subject;
        return name.Length <= MostCharacters ? name : name[..MostCharacters];
    }
}
