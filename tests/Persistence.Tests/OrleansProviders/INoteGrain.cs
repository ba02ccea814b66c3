namespace Campaigns.Persistence.Tests.OrleansProviders;

/// <summary>Keeps a line of text, to see the grain storage work.</summary>
[Alias("Campaigns.Persistence.Tests.INoteGrain")]
internal interface INoteGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<string?> ReadAsync();

    [Alias("Write")]
    Task WriteAsync(string text);

    [Alias("Clear")]
    Task ClearAsync();
}
