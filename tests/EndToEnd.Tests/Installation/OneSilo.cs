using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>An installation whose API hosts the one silo, for tests that bring carriers of their own.</summary>
public sealed class OneSilo(PostgresCluster postgres) : IAsyncLifetime
{
    private TestInstallation? _installation;

    internal ApiClient Client => _installation!.Client;

    public async ValueTask InitializeAsync() => _installation = await TestInstallation.StartAsync(postgres, silos: 0, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_installation is not null)
        {
            await _installation.DisposeAsync();
        }
    }
}
