namespace Campaigns.Dashboard.Hosting;

/// <summary>What the host serves beside the dashboard's pages, for them to link to.</summary>
public sealed record HostOffers
{
    /// <summary>Where Orleans' own dashboard is; null: it isn't served.</summary>
    public string? OrleansPages { get; init; }

    /// <summary>Who signs people in beside API keys, as the button says it; null: nobody.</summary>
    public string? SignInProvider { get; init; }

    /// <summary>API keys open sessions.</summary>
    public bool KeysSignIn { get; init; } = true;
}
