using Campaigns.Domain.Ports;
using Campaigns.Telephony.Announcements;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Silo;

/// <summary>Registers the installation's voice, for silos and for API processes that host none.</summary>
public static class CampaignSpeech
{
    /// <summary>Adds <see cref="ISpeech"/> from the section "Speech" of <paramref name="section"/>.</summary>
    public static IServiceCollection AddCampaignSpeech(this IServiceCollection services, IConfigurationSection section) =>
        services.AddSingleton<ISpeech>(new SpeechCommand(section.GetSection("Speech").Get<SpeechOptions>() ?? new SpeechOptions()));
}
