using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Silo.Health;

/// <summary>Registers the probes of a process that is only a silo. One with an API answers them there.</summary>
public static class HealthRegistration
{
    /// <summary>Adds them where <c>Campaigns:Silo:HealthPort</c> is set. Call it before the silo is added: hosted services start in order and stop in reverse.</summary>
    /// <exception cref="InvalidOperationException">Address or port can't be used; the message names every fault.</exception>
    public static IHostApplicationBuilder AddSiloHealth(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(CampaignCluster.Section).GetSection("Silo").Get<SiloOptions>() ?? new SiloOptions();
        if (options.HealthPort is not { } port)
        {
            return builder;
        }

        List<string> faults = [];
        if (port is < 0 or > IPEndPoint.MaxPort)
        {
            faults.Add($"Campaigns:Silo:HealthPort must be 0–65535, was {port}.");
        }

        if (!IPAddress.TryParse(options.HealthAddress, out var address))
        {
            faults.Add($"Campaigns:Silo:HealthAddress must be an IP address such as \"127.0.0.1\", was \"{options.HealthAddress}\".");
        }

        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(' ', faults));
        }

        builder.Services.AddSingleton<SiloReadiness>();
        builder.Services.AddSingleton(provider => new SiloHealth(address!, port, provider.GetRequiredService<SiloReadiness>(), provider.GetRequiredService<ILogger<SiloHealth>>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SiloHealth>());
        return builder;
    }
}
