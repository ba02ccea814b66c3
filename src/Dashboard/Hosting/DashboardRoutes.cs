using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Dashboard.Hosting;

/// <summary>The dashboard's pages and files.</summary>
public static class DashboardRoutes
{
    public static void MapCampaignDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        routes.MapDownloads();
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = "'none'");
    }
}
