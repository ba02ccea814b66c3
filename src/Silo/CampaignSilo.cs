using System.Net;
using Campaigns.Domain.Ports;
using Campaigns.Grains;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Numbering;
using Campaigns.Persistence;
using Campaigns.Persistence.Secrets;
using Campaigns.Silo.Reminders;
using Campaigns.Silo.Telemetry;
using Campaigns.Telephony;
using Campaigns.Telephony.Outbound;
using Campaigns.Telephony.SipSorcery;
using Campaigns.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Campaigns.Silo;

/// <summary>Makes a host a silo of the campaign cluster.</summary>
public static class CampaignSilo
{
    /// <summary>Name of Orleans' own storage for who listens to a stream.</summary>
    private const string PubSubStore = "PubSubStore";

    /// <summary>What a stopping silo needs beyond its drain: the last hang-ups, the last outcomes, the last report.</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Adds a silo: Orleans on PostgreSQL, the grains, the dialer and the adapters behind Domain's ports. Reads the section "Campaigns".
    /// The database is migrated before the silo starts.
    /// </summary>
    public static IHostApplicationBuilder AddCampaignSilo(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(CampaignCluster.Section);
        builder.AddCampaignParts();
        builder.UseOrleans(silo =>
        {
            JoinCluster(silo, section);
            silo.UseCampaignDatabase(section);
            if (CampaignCluster.HasOrleansDashboard(section))
            {
                silo.AddDashboard(CampaignCluster.Configure);
            }
        });
        return builder;
    }

    /// <summary>
    /// Adds what runs on a silo, whatever cluster it is in: a test's cluster has its own membership. What is registered before (a clock,
    /// a call originator) stands. Call it before Orleans is added: hosted services stop in reverse, and the journal is the last to stop.
    /// </summary>
    public static IHostApplicationBuilder AddCampaignParts(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(CampaignCluster.Section);
        builder.Services.AddCampaignPersistence(CampaignCluster.PersistenceOf(section));
        builder.Services.AddHostedService<MigrationAtStart>();
        AddTelephony(builder.Services, section);
        builder.Services.AddWebhookSender(section.GetSection("Webhooks").Get<WebhookOptions>() ?? new WebhookOptions(), jitterSeed: Environment.ProcessId);
        builder.Services.AddCampaignSpeech(section);
        builder.Services.AddCampaignTelemetry(builder.Configuration);
        builder.Services.AddCampaignGrains(jitterSeed: Environment.ProcessId);
        AddClock(builder, section.GetSection("Silo").Get<SiloOptions>() ?? new SiloOptions());
        builder.Services.TryAddSingleton<IClock>(SystemClock.Instance);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHours();
        builder.Services.TryAddSingleton<IPhoneNumbers, LibPhoneNumbers>();
        builder.Services.AddOptions<DialerOptions>().Bind(section.GetSection("Dialer"));
        builder.Services.AddOptions<CampaignGrainOptions>().Bind(section.GetSection("Campaign"));
        builder.Services.AddSingleton(Options.Create(CampaignLimitsSection.Read(section.GetSection("Limits"))));
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DialerOptions>>(
            (host, dialer) => host.ShutdownTimeout = dialer.Value.DrainTimeout + AfterDrain);
        return builder;
    }

    /// <summary>Grain states, reminders and streams of changes, and how Domain's values travel.</summary>
    public static ISiloBuilder UseCampaignDatabase(this ISiloBuilder silo, IConfiguration section)
    {
        var database = CampaignCluster.DatabaseOf(section);
        silo.UseCampaignReminders((section.GetSection("Silo").Get<SiloOptions>() ?? new SiloOptions()).Reminders, database);
        silo.AddAdoNetGrainStorageAsDefault(storage => storage.Configure<SecretSeal>((options, seal) =>
        {
            (options.Invariant, options.ConnectionString) = (CampaignCluster.Invariant, database);
            options.GrainStorageSerializer = new DomainStorageSerializer(seal);
        }));
        silo.AddAdoNetGrainStorage(PubSubStore, storage => (storage.Invariant, storage.ConnectionString) = (CampaignCluster.Invariant, database));
        silo.AddMemoryStreams(CampaignChange.StreamProvider, streams => streams.ConfigurePartitioning(CampaignChange.Queues));
        silo.Services.AddDomainWireFormat();
        return silo;
    }

    private static void AddClock(IHostApplicationBuilder builder, SiloOptions options)
    {
        if (options.ClockStep == TimeSpan.Zero)
        {
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                "Campaigns:Silo:ClockStep sets a silo's clock wrong, for rehearsals: it is refused outside the environment Development (DOTNET_ENVIRONMENT).");
        }

        var clock = new SteppingClock(TimeProvider.System, options.ClockStep, options.ClockStepAfter);
        builder.Services.TryAddSingleton<IClock>(clock);
        builder.Services.TryAddSingleton<TimeProvider>(clock);
    }

    private static void AddTelephony(IServiceCollection services, IConfigurationSection section)
    {
        var telephony = section.GetSection("Telephony");
        var options = telephony.Get<TelephonyOptions>() ?? new TelephonyOptions();
        if (options.Stack is TelephonyStack.SipSorcery)
        {
            services.UseSipSorcery(telephony.GetSection("SipSorcery").Get<SipSorceryOptions>() ?? new SipSorceryOptions());
        }

        services.AddCampaignTelephony(options, section.GetSection("Outbound").Get<OutboundOptions>() ?? new OutboundOptions());
    }

    private static void JoinCluster(ISiloBuilder silo, IConfigurationSection section)
    {
        var options = section.GetSection("Silo").Get<SiloOptions>() ?? new SiloOptions();
        var database = CampaignCluster.DatabaseOf(section);
        silo.Configure<ClusterOptions>(cluster => CampaignCluster.Name(cluster, section));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = IPAddress.Parse(options.AdvertisedAddress);
            endpoint.SiloPort = FreePort.OrGiven(options.SiloPort);
            endpoint.GatewayPort = FreePort.OrGiven(options.GatewayPort);
            // Nowhere else: by default that is the loopback interface, and silos' messages carry no authentication.
            endpoint.SiloListeningEndpoint = new IPEndPoint(endpoint.AdvertisedIPAddress, endpoint.SiloPort);
            endpoint.GatewayListeningEndpoint = new IPEndPoint(endpoint.AdvertisedIPAddress, endpoint.GatewayPort);
        });
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (CampaignCluster.Invariant, database));
        MembershipFigures.Apply(silo);
    }
}
