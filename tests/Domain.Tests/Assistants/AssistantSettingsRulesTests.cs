using Campaigns.Domain.Assistants;

namespace Campaigns.Domain.Tests.Assistants;

public sealed class AssistantSettingsRulesTests
{
    private static readonly AssistantSettings Plain = new() { Name = "Plain" };

    [Fact]
    public void By_default_who_calls_is_said_and_nine_opts_out()
    {
        Assert.Empty(AssistantSettingsRules.Validate(Plain));
        Assert.True(Plain.Disclosure.Enabled);
        Assert.Equal(KeypadAction.OptOut, Plain.Keypad.ActionOf('9'));
    }

    public static TheoryData<string, AssistantSettings> Faults => new()
    {
        { "name", Plain with { Name = "" } },
        { "name", Plain with { Name = "two\nlines" } },
        { "text", Plain with { Text = new string('x', 2001) } },
        { "keypad.optOut", Plain with { Keypad = new Keypad { OptOut = 'A' } } },
        { "keypad", Plain with { Keypad = new Keypad { Repeat = '9' } } },
        { "keypad.transferTo", Plain with { Keypad = new Keypad { Transfer = '0' } } },
        { "keypad.transferTo", Plain with { Keypad = new Keypad { Transfer = '0', TransferTo = "tel:911" } } },
        { "sip", Plain with { Kind = AssistantKind.Sip } },
        { "sip", Plain with { Sip = new SipAgent { Uri = "sip:a@b.example" } } },
        { "sip.uri", Plain with { Kind = AssistantKind.Sip, Sip = new SipAgent { Uri = "sip:a@b.example\r\nX: y" } } },
        { "sip.username", Plain with { Kind = AssistantKind.Sip, Sip = new SipAgent { Uri = "sip:a@b.example", Password = "secret" } } },
        { "keypad.repeat", Plain with { Kind = AssistantKind.Sip, Sip = new SipAgent { Uri = "sip:a@b.example" }, Keypad = new Keypad { Repeat = '1' } } },
        { "mediaStream", Plain with { Kind = AssistantKind.MediaStream } },
        { "mediaStream.url", Stream("https://agent.example/") },
        { "mediaStream.url", Stream("wss://user:secret@agent.example/") },
        { "mediaStream.url", Stream("agent.example") },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_named_at_its_path(string path, AssistantSettings settings) =>
        Assert.Equal([path], AssistantSettingsRules.Validate(settings).Select(fault => fault.Path));

    // Not in the table: a test's name that holds a NUL breaks the XML of the results.
    [Fact]
    public void A_disclosure_holds_no_control_character() => Assert.Equal(
        ["disclosure.text"],
        AssistantSettingsRules.Validate(Plain with { Disclosure = new Disclosure { Text = "\0" } }).Select(fault => fault.Path));

    [Fact]
    public void An_agent_behind_a_web_socket_is_right() => Assert.Empty(AssistantSettingsRules.Validate(Stream("wss://agent.example/media?bot=1")));

    private static AssistantSettings Stream(string url) =>
        Plain with { Kind = AssistantKind.MediaStream, MediaStream = new MediaStreamAgent { Url = url, AuthToken = "00" } };
}
