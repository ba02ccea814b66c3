using System.Reflection;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Testing;
using NodaTime;
using Orleans.Configuration;

namespace Campaigns.Grains.Tests.Contacts;

/// <summary>A silo on which no contact's reminder can be set: whoever asks for one waits.</summary>
public sealed class StuckRemindersCluster(PostgresCluster postgres) : CampaignTestCluster(postgres, silos: 1, Instant.FromUtc(2026, 3, 4, 15, 0), Duration.Zero)
{
    private protected override void Configure(ISiloBuilder silo)
    {
        // Longer than a test waits: nobody is let go because Orleans gives the service up.
        silo.Configure<SiloMessagingOptions>(messaging => messaging.SystemResponseTimeout = TimeSpan.FromMinutes(10));
        silo.Services.Decorate<IReminderTable>(table =>
        {
            var stuck = DispatchProxy.Create<IReminderTable, StuckTable>();
            ((StuckTable)(object)stuck).Table = table;
            return stuck;
        });
    }

    public class StuckTable : DispatchProxy
    {
        public IReminderTable Table { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => args is [ReminderEntry entry, ..] && entry.GrainId.Type == GrainType.Create("contact")
            ? new TaskCompletionSource<string?>().Task
            : targetMethod!.Invoke(Table, args);
    }
}
