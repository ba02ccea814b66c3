using Campaigns.Domain.Secrets;

namespace Campaigns.Domain.Assistants;

/// <summary>An assistant that is reached by a WebSocket, in the Twilio Media Streams protocol.</summary>
public sealed record MediaStreamAgent
{
    /// <summary>Where to: <c>wss://host/path</c> (or <c>ws://</c> where the configuration allows it).</summary>
    public required string Url { get; init; }

    /// <summary>
    /// The secret that signs the upgrade and that the agent hangs its calls up with: 32 hexadecimal digits, made when the assistant is.
    /// </summary>
    [Secret]
    public required string AuthToken { get; init; }

    /// <summary>Never the token.</summary>
    public override string ToString() => $"media stream agent {Url}";
}
