using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>
/// Writes what this side says in the Media Streams protocol, one JSON text a message. Sequence numbers count from 1; like all numbers but the
/// media format's they are written as strings. Not thread safe: the one sender of a stream owns it.
/// </summary>
internal sealed class StreamMessages(string accountSid, string callSid, string streamSid)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private long _sequence;
    private long _chunk;

    public ReadOnlyMemory<byte> Connected() => Write(json =>
    {
        json.WriteString("event"u8, "connected"u8);
        json.WriteString("protocol"u8, "Call"u8);
        json.WriteString("version"u8, "1.0.0"u8);
    });

    public ReadOnlyMemory<byte> Start(IReadOnlyDictionary<string, string> parameters) => WriteEvent("start", json =>
    {
        json.WriteStartObject("start"u8);
        json.WriteString("accountSid"u8, accountSid);
        json.WriteString("streamSid"u8, streamSid);
        json.WriteString("callSid"u8, callSid);
        json.WriteStartArray("tracks"u8);
        json.WriteStringValue("inbound"u8);
        json.WriteEndArray();
        json.WriteStartObject("mediaFormat"u8);
        json.WriteString("encoding"u8, "audio/x-mulaw"u8);
        json.WriteNumber("sampleRate"u8, 8000);
        json.WriteNumber("channels"u8, 1);
        json.WriteEndObject();
        json.WriteStartObject("customParameters"u8);
        foreach (var (name, value) in parameters)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <param name="timestampMs">Milliseconds since the start of the stream.</param>
    /// <param name="audio">μ-law at 8 kHz.</param>
    public ReadOnlyMemory<byte> Media(long timestampMs, byte[] audio) => WriteEvent("media", json =>
    {
        json.WriteStartObject("media"u8);
        json.WriteString("track"u8, "inbound"u8);
        json.WriteString("chunk"u8, Text(++_chunk));
        json.WriteString("timestamp"u8, Text(timestampMs));
        json.WriteBase64String("payload"u8, audio);
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> Digit(char digit) => WriteEvent("dtmf", json =>
    {
        json.WriteStartObject("dtmf"u8);
        json.WriteString("track"u8, "inbound_track"u8);
        json.WriteString("digit"u8, digit.ToString());
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> Mark(string name) => WriteEvent("mark", json =>
    {
        json.WriteStartObject("mark"u8);
        json.WriteString("name"u8, name);
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> Stop() => WriteEvent("stop", json =>
    {
        json.WriteStartObject("stop"u8);
        json.WriteString("accountSid"u8, accountSid);
        json.WriteString("callSid"u8, callSid);
        json.WriteEndObject();
    });

    private ReadOnlyMemory<byte> WriteEvent(string name, Action<Utf8JsonWriter> body) => Write(json =>
    {
        json.WriteString("event"u8, name);
        json.WriteString("sequenceNumber"u8, Text(++_sequence));
        json.WriteString("streamSid"u8, streamSid);
        body(json);
    });

    private ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> body)
    {
        _buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_buffer);
        json.WriteStartObject();
        body(json);
        json.WriteEndObject();
        json.Flush();
        return _buffer.WrittenMemory;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
