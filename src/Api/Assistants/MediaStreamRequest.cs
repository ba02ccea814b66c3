namespace Campaigns.Api.Assistants;

/// <summary>An assistant behind a WebSocket in the Twilio Media Streams protocol.</summary>
internal sealed record MediaStreamRequest
{
    /// <summary>Such as "wss://agent.example/media". Required.</summary>
    public string? Url { get; init; }
}
