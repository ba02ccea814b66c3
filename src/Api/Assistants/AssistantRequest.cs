using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>Who talks on an answered call: an announcement. Its audio is uploaded on its own.</summary>
internal sealed record AssistantRequest
{
    /// <summary>1–200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>What happens when the announcement has been played: "hangUp" (default) or "stayOnLine".</summary>
    public AfterAnnouncement? Afterwards { get; init; }
}
