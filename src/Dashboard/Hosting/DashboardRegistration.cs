using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Session;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace Campaigns.Dashboard.Hosting;

/// <summary>Registers what the dashboard's pages need. The host adds an <see cref="IApiChannel"/>.</summary>
public static class DashboardRegistration
{
    /// <param name="services">Of the host.</param>
    /// <param name="offers">What the host has beside the pages.</param>
    public static IServiceCollection AddCampaignDashboard(this IServiceCollection services, HostOffers offers)
    {
        services.AddSingleton(offers);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            // A phone that goes through a tunnel finds its page as it was.
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        });
        services.AddCascadingAuthenticationState();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.ShowTransitionDuration = 120;
            mud.SnackbarConfiguration.HideTransitionDuration = 120;
        });
        services.AddSingleton<SharedReads>();
        services.AddScoped<ApiClient>();
        services.AddScoped<Reader>();
        return services;
    }
}
