using System.Net;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Outbound;
using Campaigns.Telephony.Recordings;
using Campaigns.Telephony.Voicemail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Campaigns.Telephony;

/// <summary>Registers the native telephony adapter.</summary>
public static class TelephonyRegistration
{
    /// <summary>
    /// Adds <see cref="ICallOriginator"/> (one that is registered before stands) and <see cref="IOutboundResolver"/>. Needs <see cref="IAudioStore"/>, <see cref="IRecordingStore"/>,
    /// <see cref="IOptOuts"/>, <see cref="TimeProvider"/> and logging.
    /// </summary>
    /// <exception cref="ArgumentException">The options have faults; the message names each.</exception>
    public static IServiceCollection AddCampaignTelephony(this IServiceCollection services, TelephonyOptions options, OutboundOptions outbound)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        services.AddSingleton(options);
        services.AddSingleton<IOutboundResolver>(new OutboundResolver(outbound.ToRule(), Dns.GetHostAddressesAsync));
        services.AddSingleton<IConversations, ConversationBook>();
        services.AddVoicemail();
        services.AddRecording();
        services.TryAddSingleton<ICallOriginator, SipCallOriginator>();
        return services;
    }
}
