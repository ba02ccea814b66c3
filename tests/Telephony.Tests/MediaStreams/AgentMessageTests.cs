using System.Text;
using Campaigns.Telephony.MediaStreams;

namespace Campaigns.Telephony.Tests.MediaStreams;

public sealed class AgentMessageTests
{
    [Fact]
    public void Reads_what_agents_send()
    {
        var media = Assert.IsType<AgentMessage.Media>(Read("""{ "event": "media", "streamSid": "MZ1", "media": { "payload": "AQI=" } }"""));
        Assert.Equal([1, 2], media.Audio);
        Assert.Equal(new AgentMessage.Mark("said"), Read("""{ "event": "mark", "streamSid": "MZ1", "mark": { "name": "said" } }"""));
        Assert.Equal(new AgentMessage.Clear(), Read("""{ "event": "clear", "streamSid": "MZ1" }"""));
        Assert.Equal(new AgentMessage.Unknown(), Read("""{ "event": "tomorrow" }"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "event": 7 }""")]
    [InlineData("""{ "event": "media" }""")]
    [InlineData("""{ "event": "media", "media": { "payload": "!" } }""")]
    [InlineData("""{ "event": "media", "media": { "payload": 5 } }""")]
    [InlineData("""{ "event": "mark", "mark": {} }""")]
    public void Whatever_is_no_message_is_one_kind_of_fault(string text) => Assert.Throws<FormatException>(() => Read(text));

    private static AgentMessage Read(string text) => AgentMessage.Read(Encoding.UTF8.GetBytes(text));
}
