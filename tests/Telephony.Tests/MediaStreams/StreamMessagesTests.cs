using System.Text.Json.Nodes;
using Campaigns.Telephony.MediaStreams;

namespace Campaigns.Telephony.Tests.MediaStreams;

public sealed class StreamMessagesTests
{
    private readonly StreamMessages _messages = new("AC1", "CA1", "MZ1");

    [Fact]
    public void Numbers_are_strings_and_sequence_numbers_count_from_one()
    {
        AssertJson("""{ "event": "connected", "protocol": "Call", "version": "1.0.0" }""", _messages.Connected());
        AssertJson(
            """
            {
              "event": "start", "sequenceNumber": "1", "streamSid": "MZ1",
              "start": {
                "accountSid": "AC1", "streamSid": "MZ1", "callSid": "CA1", "tracks": ["inbound"],
                "mediaFormat": { "encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1 },
                "customParameters": { "offer": "\"spring\"" }
              }
            }
            """,
            _messages.Start(new Dictionary<string, string> { ["offer"] = "\"spring\"" }));
        AssertJson(
            """{ "event": "media", "sequenceNumber": "2", "streamSid": "MZ1", "media": { "track": "inbound", "chunk": "1", "timestamp": "40", "payload": "AQI=" } }""",
            _messages.Media(40, [1, 2]));
        AssertJson(
            """{ "event": "dtmf", "sequenceNumber": "3", "streamSid": "MZ1", "dtmf": { "track": "inbound_track", "digit": "5" } }""", _messages.Digit('5'));
        AssertJson("""{ "event": "mark", "sequenceNumber": "4", "streamSid": "MZ1", "mark": { "name": "said" } }""", _messages.Mark("said"));
        AssertJson(
            """{ "event": "stop", "sequenceNumber": "5", "streamSid": "MZ1", "stop": { "accountSid": "AC1", "callSid": "CA1" } }""", _messages.Stop());
    }

    private static void AssertJson(string expected, ReadOnlyMemory<byte> written) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), JsonNode.Parse(written.Span)!.ToJsonString());
}
