namespace Campaigns.Dashboard.Client;

/// <summary>What the key of the person at the page may do. The API asks again at every request; here it only decides what is shown.</summary>
public sealed record KeyRights(string Id, IReadOnlyList<string> Scopes)
{
    public bool MayWrite => Has("write");

    public bool MayRun => Has("run");

    public bool IsAdmin => Scopes.Contains("admin");

    private bool Has(string scope) => IsAdmin || Scopes.Contains(scope);
}
