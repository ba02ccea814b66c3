namespace Campaigns.Dashboard.Client;

/// <summary>What the person at the page may do, or the key that they signed in with. The API asks again at every request; here it only decides what is shown.</summary>
public sealed record KeyRights(string Id, Guid TeamId, IReadOnlyList<string> Scopes)
{
    private static readonly Guid FirstTeam = Guid.Parse("00000000-0000-7000-8000-000000000001");

    /// <summary>The name of who signed in with an OpenID provider; null for a key.</summary>
    public string? Person { get; init; }

    /// <summary>The teams that the person may work for, if there are several.</summary>
    public IReadOnlyList<TeamView> Teams { get; init; } = [];

    public bool MayWrite => Has("write");

    public bool MayRun => Has("run");

    public bool IsAdmin => Scopes.Contains("admin");

    /// <summary>An administrator of the installation's first team, who may see what belongs to no team.</summary>
    public bool RunsInstallation => IsAdmin && TeamId == FirstTeam;

    private bool Has(string scope) => IsAdmin || Scopes.Contains(scope);
}
