using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.SipSorcery;

/// <summary>Registers SIPSorcery in place of the native stack.</summary>
public static class SipSorceryRegistration
{
    /// <summary>
    /// Adds <see cref="ICallOriginator"/>; one that is registered before stands. Call it before <see cref="TelephonyRegistration.AddCampaignTelephony"/>,
    /// which adds what both stacks need.
    /// </summary>
    /// <exception cref="NotSupportedException">This build has no SIPSorcery.</exception>
    /// <exception cref="ArgumentException">The options have faults; the message names each.</exception>
    public static IServiceCollection UseSipSorcery(this IServiceCollection services, SipSorceryOptions options)
    {
        if (!SipSorceryStack.IsBuilt)
        {
            throw new NotSupportedException(SipSorceryStack.NotBuilt);
        }

        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        services.TryAddSingleton(provider => SipSorceryStack.Create(
            provider.GetRequiredService<TelephonyOptions>(),
            options,
            provider.GetRequiredService<IConversations>(),
            provider.GetServices<ICallWatcher>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }
}
