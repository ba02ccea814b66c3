using Campaigns.Persistence.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Reminders;

namespace Campaigns.Silo.Reminders;

/// <summary>Adds Orleans' reminders to a silo.</summary>
internal static class ReminderRegistration
{
    /// <summary>Our own table uses the data source of AddCampaignPersistence, the ADO.NET provider a pool of its own.</summary>
    public static ISiloBuilder UseCampaignReminders(this ISiloBuilder silo, ReminderProvider provider, string database)
    {
        if (provider is ReminderProvider.AdoNet)
        {
            return silo.UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = (CampaignCluster.Invariant, database)).WaitForWholeMilliseconds();
        }

        silo.AddReminders().WaitForWholeMilliseconds();
        silo.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<ReminderStore>(services, services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId));
        silo.Services.AddSingleton<IReminderTable, GroupCommitReminderTable>();
        return silo;
    }

    // After Orleans' own registration, in whose place it stands.
    private static ISiloBuilder WaitForWholeMilliseconds(this ISiloBuilder silo)
    {
        silo.Services.AddKeyedSingleton<TimeProvider>(
            ReminderTimeProviderNames.Reminders, (services, _) => new WholeMilliseconds(services.GetService<TimeProvider>() ?? TimeProvider.System));
        return silo;
    }
}
