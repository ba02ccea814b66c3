using System.Text.Json;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>What the agent's side says in the Media Streams protocol.</summary>
internal abstract record AgentMessage
{
    private AgentMessage()
    {
    }

    /// <summary>Audio to be played after what is buffered: μ-law at 8 kHz, any length.</summary>
    public sealed record Media(byte[] Audio) : AgentMessage;

    /// <summary>Wants to be told when everything sent before has been played.</summary>
    public sealed record Mark(string Name) : AgentMessage;

    /// <summary>Empties the buffer.</summary>
    public sealed record Clear : AgentMessage;

    /// <summary>Something this side doesn't know: it is ignored, so that newer agents work.</summary>
    public sealed record Unknown : AgentMessage;

    /// <summary>Reads one message.</summary>
    /// <exception cref="FormatException">It is no message of the protocol; says what is wrong.</exception>
    public static AgentMessage Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.GetProperty("event"u8).GetString() switch
            {
                "media" => new Media(root.GetProperty("media"u8).GetProperty("payload"u8).GetBytesFromBase64()),
                "mark" => new Mark(root.GetProperty("mark"u8).GetProperty("name"u8).GetString() ?? ""),
                "clear" => new Clear(),
                _ => new Unknown(),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("It is no message of the Media Streams protocol", exception);
        }
    }
}
