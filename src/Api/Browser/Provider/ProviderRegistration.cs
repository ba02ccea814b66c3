using Campaigns.Domain.Access;
using Campaigns.Silo;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Browser.Provider;

/// <summary>Sign-in with an OpenID provider, where one is configured.</summary>
internal static class ProviderRegistration
{
    /// <summary>The provider's section; null: none is configured, or there are no pages to sign in to.</summary>
    public static IConfigurationSection? SectionOf(IConfiguration configuration) =>
        configuration.GetSection(CampaignCluster.Section) is var campaigns && campaigns.GetValue("Api:Dashboard", defaultValue: true) && campaigns.GetSection(OidcOptions.Section) is var oidc && oidc.Exists()
            ? oidc
            : null;

    public static void AddProvider(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        if (SectionOf(configuration) is not { } section)
        {
            authentication.Services.AddSingleton(RoleMapping.None);
            return;
        }

        authentication.Services.AddOptions<OidcOptions>().Bind(section).ValidateOnStart();
        authentication.Services.AddSingleton<IValidateOptions<OidcOptions>, OidcRules>();
        authentication.Services.AddSingleton(provider => OidcRules.MappingOf(provider.GetRequiredService<IOptions<OidcOptions>>().Value));
        authentication.Services.AddHostedService<KnownTeams>();
        authentication.Services.AddSingleton<ProviderSignIn>();
        authentication.Services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ProviderScheme>();
        authentication.AddOpenIdConnect(ProviderScheme.Name, _ => { });
    }
}
