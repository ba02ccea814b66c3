using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Campaigns.Telephony;

/// <summary>Registers the native telephony adapter.</summary>
public static class TelephonyRegistration
{
    /// <summary>Adds <see cref="ICallOriginator"/>; one that is registered before stands. Needs <see cref="IAudioStore"/>, <see cref="TimeProvider"/> and logging.</summary>
    /// <exception cref="ArgumentException">The options have faults; the message names each.</exception>
    public static IServiceCollection AddCampaignTelephony(this IServiceCollection services, TelephonyOptions options)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        services.AddSingleton(options);
        services.AddSingleton<IConversations, ConversationBook>();
        services.TryAddSingleton<ICallOriginator, SipCallOriginator>();
        return services;
    }
}
