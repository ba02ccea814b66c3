namespace Campaigns.Persistence.Tests.OrleansProviders;

/// <summary>Rings once by reminder, to see the reminder table work.</summary>
[Alias("Campaigns.Persistence.Tests.IBellGrain")]
internal interface IBellGrain : IGrainWithGuidKey
{
    [Alias("Set")]
    Task SetAsync(TimeSpan delay);

    [Alias("Names")]
    Task<IReadOnlyList<string>> NamesAsync();
}
