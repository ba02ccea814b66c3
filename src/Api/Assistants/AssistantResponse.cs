using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>An assistant as it is now.</summary>
/// <param name="Id">For ever.</param>
/// <param name="Version">Rises with each change; also the ETag.</param>
/// <param name="Name">1–200 characters.</param>
/// <param name="Afterwards">What happens when the announcement has been played.</param>
/// <param name="HasAudio">An announcement was uploaded; false: the built-in one is played.</param>
internal sealed record AssistantResponse(Guid Id, long Version, string Name, AfterAnnouncement Afterwards, bool HasAudio)
{
    public static AssistantResponse From(AssistantId id, AssistantSettings settings, long version) =>
        new(id.Value, version, settings.Name, settings.Afterwards, settings.AudioKey is not null);
}
