using Campaigns.Domain.Ports;
using Campaigns.Persistence.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Webhooks;

/// <summary>Registers the delivery of webhooks.</summary>
public static class WebhooksRegistration
{
    /// <summary>Adds the <see cref="WebhookSender"/>. Needs <see cref="IOutboundResolver"/>, the persistence, <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="options">How fast, how long.</param>
    /// <param name="jitterSeed">Differs from silo to silo.</param>
    /// <exception cref="ArgumentException">The options have faults; the message names each.</exception>
    public static IServiceCollection AddWebhookSender(this IServiceCollection services, WebhookOptions options, int jitterSeed)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        var random = new Random(jitterSeed);
        services.AddSingleton(provider => new EndpointClient(
            provider.GetRequiredService<IOutboundResolver>(), provider.GetRequiredService<TimeProvider>(), options.Timeout));
        services.AddHostedService(provider => new WebhookSender(
            provider.GetRequiredService<WebhookQueue>(),
            provider.GetRequiredService<EndpointClient>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            () => Draw(random),
            provider.GetRequiredService<ILogger<WebhookSender>>()));
        return services;
    }

    private static double Draw(Random random)
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
