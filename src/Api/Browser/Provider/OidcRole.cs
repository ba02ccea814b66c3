namespace Campaigns.Api.Browser.Provider;

/// <summary>What one role gives, as it is configured.</summary>
internal sealed record OidcRole
{
    /// <summary>A value of the role claim. Required; upper and lower case differ.</summary>
    public string? Role { get; init; }

    /// <summary>The team's id. Left out: the installation's first team.</summary>
    public string? Team { get; init; }

    /// <summary>Any of read, write, run, admin; at least one.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}
