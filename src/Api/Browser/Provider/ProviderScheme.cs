using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Campaigns.Api.Browser.Provider;

/// <summary>How the OpenID provider is spoken to: authorization code with PKCE, and nothing kept of its tokens.</summary>
internal sealed class ProviderScheme(IOptions<OidcOptions> options, ProviderSignIn signIn) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string Name = "provider";

    /// <summary>Where the provider sends people back to; to be registered there.</summary>
    public const string CallbackPath = "/session/provider/callback";

    public void Configure(OpenIdConnectOptions oidc) => Configure(Name, oidc);

    public void Configure(string? name, OpenIdConnectOptions oidc)
    {
        var provider = options.Value;
        oidc.Authority = provider.Authority;
        oidc.RequireHttpsMetadata = !new Uri(provider.Authority!).IsLoopback;
        oidc.ClientId = provider.ClientId;
        oidc.ClientSecret = OidcRules.SecretOf(provider);
        oidc.ResponseType = OpenIdConnectResponseType.Code;

        // By the address, not by a form that the provider's page posts: the cookies that tie the answer to this browser can then be SameSite.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.CallbackPath = CallbackPath;
        oidc.RemoteSignOutPath = default;
        oidc.SignedOutCallbackPath = default;
        oidc.Scope.Clear();
        foreach (var scope in provider.RequestedScopes ?? ["openid", "profile"])
        {
            oidc.Scope.Add(scope);
        }

        oidc.GetClaimsFromUserInfoEndpoint = provider.UserInfo;
        if (provider.UserInfo)
        {
            oidc.ClaimActions.MapJsonKey(provider.RoleClaim, provider.RoleClaim);
        }

        oidc.MapInboundClaims = false;
        oidc.SaveTokens = false;

        // Never used: the session is opened when the ticket comes.
        oidc.SignInScheme = SessionScheme.Name;
        oidc.Events.OnTicketReceived = signIn.OpenAsync;
        oidc.Events.OnRemoteFailure = signIn.RefuseAsync;
    }
}
