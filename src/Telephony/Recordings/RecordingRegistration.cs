using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Telephony.Recordings;

/// <summary>Registers recording, the same for every SIP stack.</summary>
internal static class RecordingRegistration
{
    public static IServiceCollection AddRecording(this IServiceCollection services) =>
        services.AddSingleton<RecordingWriter>().AddSingleton<ICallWatcher, RecordingWatcher>();
}
