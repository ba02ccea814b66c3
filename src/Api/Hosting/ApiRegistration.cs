using Campaigns.Api.Assistants;
using Campaigns.Api.Browser;
using Campaigns.Api.Browser.Provider;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Campaigns.Rehearsal;
using Campaigns.Api.Contacts.Import;
using Campaigns.Api.DoNotCall;
using Campaigns.Api.Health;
using Campaigns.Api.Json;
using Campaigns.Api.Live;
using Campaigns.Api.OpenApi;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Api.Trunks;
using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Hosting;
using Campaigns.Silo;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Campaigns.Api.Hosting;

/// <summary>Registers all that the API itself is made of. The cluster, the database and the phone numbers come from the composition root.</summary>
internal static class ApiRegistration
{
    /// <summary>Bytes of a request at most, on every route that doesn't say otherwise.</summary>
    public const long MaxRequestBytes = 1024 * 1024;

    public static void AddCampaignApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });

        // The dashboard's files come from its package's folder while the program runs from where it was built; a published one has them beside it.
        builder.WebHost.UseStaticWebAssets();

        var services = builder.Services;
        services.AddOptions<ApiOptions>()
            .BindConfiguration("Campaigns:Api")
            .Validate(options => options.RequestsPerSecond is >= 1 and <= 100_000, "Campaigns:Api:RequestsPerSecond must lie between 1 and 100,000.")
            .Validate(options => options.RequestBurst is >= 1 and <= 100_000, "Campaigns:Api:RequestBurst must lie between 1 and 100,000.")
            .Validate(options => options.MaxConcurrentImports is >= 1 and <= 100, "Campaigns:Api:MaxConcurrentImports must lie between 1 and 100.")
            .ValidateOnStart();
        services.AddRequestRate();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

        // The first writer that can write does: before the framework's own, which refuses browsers.
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddApiDocument();

        services.AddSingleton<ApiKeyRing>();
        services.AddHostedService<FirstApiKey>();
        services.AddSingleton<SessionRing>();
        services.AddAuthentication(BrowserRoutes.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null)
            .AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null)
            .AddPolicyScheme(BrowserRoutes.Scheme, null, either => either.ForwardDefaultSelector = BrowserRoutes.SchemeOf)
            .AddProvider(builder.Configuration);
        services.AddSingleton<IAuthorizationHandler, RequiredScopeHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        services.AddSingleton(TimeProvider.System);
        services.AddHours();
        services.AddSingleton<RehearsalRoom>();
        services.AddSingleton<Rivals>();
        services.AddSingleton<ImportRoom>();
        services.AddSingleton<SuppressedNumbers>();
        services.AddSingleton<AssistantSpeech>();
        services.AddSingleton<CampaignVoice>();
        services.AddSingleton<CallerNumberDays>();
        services.AddSingleton<IProgressSource, OrleansProgressSource>();
        services.AddSingleton<ProgressFeeds>();
        services.AddReadiness();
        services.AddSingleton<InProcessApi>();
        services.AddSingleton<IApiChannel>(provider => provider.GetRequiredService<InProcessApi>());
        services.AddCampaignDashboard(OffersOf(builder.Configuration));
    }

    private static HostOffers OffersOf(ConfigurationManager configuration)
    {
        var provider = ProviderRegistration.SectionOf(configuration)?.Get<OidcOptions>();
        return new HostOffers
        {
            OrleansPages = CampaignCluster.HasOrleansDashboard(configuration.GetSection(CampaignCluster.Section)) ? $"{OrleansPages.Root}/" : null,
            SignInProvider = provider?.Name,
            KeysSignIn = provider is not { Only: true },
        };
    }
}
