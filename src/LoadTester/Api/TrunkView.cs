namespace Campaigns.LoadTester.Api;

/// <summary>A trunk as the API shows it; only what is used here.</summary>
internal sealed record TrunkView
{
    public required TrunkLoadView Load { get; init; }
}
