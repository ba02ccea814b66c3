using Campaigns.Persistence.Migrations;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo;

/// <summary>Brings the database up to date before Orleans reads its statements from it. Registered before Orleans, so that it starts first.</summary>
internal sealed class MigrationAtStart(Migrator migrator) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => migrator.MigrateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
