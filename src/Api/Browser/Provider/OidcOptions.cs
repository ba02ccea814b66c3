namespace Campaigns.Api.Browser.Provider;

/// <summary>Sign-in with an OpenID provider, under <c>Campaigns:Oidc</c>; without the section there is none.</summary>
internal sealed record OidcOptions
{
    public const string Section = "Oidc";

    /// <summary>The provider: an https address below which its discovery document is. http on the loopback interface alone.</summary>
    public string? Authority { get; init; }

    /// <summary>What the provider knows this installation as.</summary>
    public string? ClientId { get; init; }

    /// <summary>The installation's secret at the provider; none for a public client, which PKCE protects as well.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A file with the secret, in place of <see cref="ClientSecret"/>.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>On the button of the sign-in page. Default "OpenID Connect".</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>The claim of the identity token whose values are roles. Default "groups".</summary>
    public string RoleClaim { get; init; } = "groups";

    /// <summary>The scopes that the provider is asked for; null: openid and profile.</summary>
    public IReadOnlyList<string>? RequestedScopes { get; init; }

    /// <summary>Take claims of the userinfo endpoint as well, for providers that put groups there alone.</summary>
    public bool UserInfo { get; init; }

    /// <summary>What roles give; at least one.</summary>
    public IReadOnlyList<OidcRole>? Roles { get; init; }

    /// <summary>How long a session lasts at most, 5 minutes to 24 hours. Default 12 hours.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>API keys open no session any more; they stay what they are to programs.</summary>
    public bool Only { get; init; }

    // The secret is in it.
    public override string ToString() => $"{nameof(OidcOptions)} {{ Authority = {Authority}, ClientId = {ClientId} }}";
}
