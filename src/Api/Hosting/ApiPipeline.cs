using Campaigns.Api.Access;
using Campaigns.Api.Assistants;
using Campaigns.Api.Attempts;
using Campaigns.Api.Audit;
using Campaigns.Api.Browser;
using Campaigns.Api.Browser.Provider;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Contacts;
using Campaigns.Api.Contacts.Import;
using Campaigns.Api.DoNotCall;
using Campaigns.Api.Export;
using Campaigns.Api.Health;
using Campaigns.Api.Http;
using Campaigns.Api.Idempotency;
using Campaigns.Api.Live;
using Campaigns.Api.People;
using Campaigns.Api.Problems;
using Campaigns.Api.Recordings;
using Campaigns.Api.Security;
using Campaigns.Api.Trunks;
using Campaigns.Api.Webhooks;
using Campaigns.Dashboard.Hosting;
using Campaigns.Domain.Access;
using Campaigns.Silo;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Hosting;

/// <summary>The order in which a request passes, and all routes.</summary>
internal static class ApiPipeline
{
    public static void UseCampaignApi(this WebApplication app)
    {
        var dashboard = app.Services.GetRequiredService<IOptions<ApiOptions>>().Value.Dashboard;
        ((IApplicationBuilder)app).Use(next =>
        {
            app.Services.GetRequiredService<InProcessApi>().Attach(next);
            return next;
        });
        app.UsePageHeaders();
        app.UseExceptionHandler();

        // Bare statuses of the framework (no route, wrong method, wrong media type) become problems as well.
        app.UseStatusCodePages(context => ApiProblem
            .Of(ProblemKind.Of(context.HttpContext.Response.StatusCode), $"{context.HttpContext.Request.Method} {context.HttpContext.Request.Path}")
            .ExecuteAsync(context.HttpContext));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseRateLimiter();
        app.UseMiddleware<TeamGate>();
        app.UseMiddleware<QueryGate>();
        app.UseMiddleware<KeyOfGrainCalls>();
        app.UseMiddleware<IdempotencyGate>();
        app.UseMiddleware<AuditTrail>();

        if (dashboard)
        {
            app.MapCampaignDashboard();
            app.MapSessions();
            if (ProviderRegistration.SectionOf(app.Configuration) is not null)
            {
                app.MapProvider();
            }

            if (CampaignCluster.HasOrleansDashboard(app.Configuration.GetSection(CampaignCluster.Section)))
            {
                app.MapOrleansPages();
            }
        }

        app.MapHealth();
        app.MapAgentCalls();
        app.MapOpenApi("/openapi/{documentName}.json").RequireScope(Scopes.Read);

        var api = app.MapGroup("/api/v1").RequireScopes().RefuseUnknownQuery();
        api.MapTrunks();
        api.MapAssistants();
        api.MapCampaigns();
        api.MapContacts();
        api.MapImports();
        api.MapAttempts();
        api.MapRecordings();
        api.MapDoNotCall();
        api.MapLive();
        api.MapExports();
        api.MapKeys();
        api.MapTeams();
        api.MapTeamSettings();
        api.MapPeople();
        api.MapAudit();
        api.MapWebhooks();
    }
}
