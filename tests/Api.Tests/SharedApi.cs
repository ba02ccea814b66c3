using Campaigns.Api.Tests;
using Campaigns.Testing;

[assembly: AssemblyFixture(typeof(SharedApi))]

namespace Campaigns.Api.Tests;

/// <summary>One database server and one API for all tests; each test makes campaigns of its own.</summary>
public sealed class SharedApi : IAsyncLifetime
{
    private readonly PostgresCluster _postgres = new();

    internal ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        Host = await ApiHost.StartAsync(await CreateDatabaseAsync(), CancellationToken.None);
    }

    /// <summary>An empty database for a test that needs one of its own.</summary>
    public Task<string> CreateDatabaseAsync() => _postgres.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
