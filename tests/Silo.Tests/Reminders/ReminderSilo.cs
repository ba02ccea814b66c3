using System.Net;
using Campaigns.Persistence;
using Campaigns.Silo.Reminders;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Silo.Tests.Reminders;

/// <summary>A silo of its own with one of the reminder providers on a migrated database.</summary>
internal static class ReminderSilo
{
    public static async Task<IHost> StartAsync(string database, ReminderProvider provider, TimeSpan? refresh = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddCampaignPersistence(new PersistenceOptions { ConnectionString = database, SecretKeys = [TestKeys.Installation] });
        builder.Services.AddHostedService<MigrationAtStart>();
        builder.Services.AddSingleton<AlarmBoard>();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.OrGiven(0), FreePort.OrGiven(0));
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePort.OrGiven(0), FreePort.OrGiven(0));
            silo.UseCampaignReminders(provider, database);
            silo.Configure<ReminderOptions>(options =>
            {
                options.RefreshReminderListPeriod = refresh ?? options.RefreshReminderListPeriod;
                options.MinimumReminderPeriod = TimeSpan.FromSeconds(1);
            });
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }
}
