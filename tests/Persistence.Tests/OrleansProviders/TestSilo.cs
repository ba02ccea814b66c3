using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace Campaigns.Persistence.Tests.OrleansProviders;

/// <summary>A real silo on the real ADO.NET providers, all three on one data source.</summary>
internal static class TestSilo
{
    public const string ServiceId = "campaigns-test";

    public static async Task<IHost> StartAsync(NpgsqlDataSource dataSource, string clusterId, bool deleteStateOnClear = false)
    {
        var host = Build(dataSource, clusterId, deleteStateOnClear);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A silo that isn't started, for its providers alone.</summary>
    public static IHost Build(NpgsqlDataSource dataSource, string clusterId, bool deleteStateOnClear = false)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<BellSignals>();
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (ServiceId, clusterId));
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort());
            silo.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = ("Npgsql", dataSource));
            silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.DataSource, options.DeleteStateOnClear) = ("Npgsql", dataSource, deleteStateOnClear));
            silo.UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = ("Npgsql", dataSource));
        });
        return builder.Build();
    }

    public static T Grains<T>(this IHost silo, string key)
        where T : IGrainWithStringKey => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

    public static T Grains<T>(this IHost silo, Guid key)
        where T : IGrainWithGuidKey => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
