using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Numbering;
using Campaigns.Persistence;
using Campaigns.Persistence.Migrations;
using Campaigns.Silo;
using Campaigns.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Campaigns.Api.Hosting;

/// <summary>How this process takes part in the cluster.</summary>
internal static class ClusterMembership
{
    /// <summary>Runs a silo in this process, or joins as a client when <c>Campaigns:Api:HostSilo</c> is false.</summary>
    public static void JoinCluster(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(CampaignCluster.Section);
        if (section.GetValue("Api:HostSilo", defaultValue: true))
        {
            builder.AddCampaignSilo();
        }
        else
        {
            builder.AddClient(section);
        }
    }

    private static void AddClient(this WebApplicationBuilder builder, IConfigurationSection section)
    {
        var database = CampaignCluster.DatabaseOf(section);
        builder.Services.AddCampaignPersistence(CampaignCluster.PersistenceOf(section));
        builder.Services.AddHostedService<MigrationBeforeClient>();
        builder.Services.AddCampaignSpeech(section);
        builder.Services.AddCampaignTelemetry(builder.Configuration);
        builder.Services.TryAddSingleton<IPhoneNumbers, LibPhoneNumbers>();
        builder.Services.AddSingleton(Options.Create(CampaignLimitsSection.Read(section.GetSection("Limits"))));
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => CampaignCluster.Name(cluster, section));
            client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (CampaignCluster.Invariant, database));
            client.AddMemoryStreams(CampaignChange.StreamProvider, streams => streams.ConfigurePartitioning(CampaignChange.Queues));
            client.Services.AddDomainWireFormat();
            if (CampaignCluster.HasOrleansDashboard(section))
            {
                client.AddDashboard(CampaignCluster.Configure);
            }
        });
    }

    /// <summary>The client asks the membership table at its start: it must be there even when this process starts before every silo.</summary>
    private sealed class MigrationBeforeClient(Migrator migrator) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => migrator.MigrateAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
