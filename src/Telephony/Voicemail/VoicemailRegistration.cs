using Campaigns.Domain.Ports;
using Campaigns.Telephony.Announcements;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Voicemail;

/// <summary>Registers detection of answering machines, the same for every SIP stack.</summary>
internal static class VoicemailRegistration
{
    public static IServiceCollection AddVoicemail(this IServiceCollection services) => services.AddSingleton<ICallWatcher>(provider =>
    {
        var options = provider.GetRequiredService<TelephonyOptions>();
        var recordings = new AnnouncementLibrary(provider.GetRequiredService<IAudioStore>());
        var messages = new DropMessages(recordings, provider.GetRequiredService<ILogger<DropMessages>>());
        return new VoicemailWatcher(options, messages, provider.GetRequiredService<TimeProvider>());
    });
}
