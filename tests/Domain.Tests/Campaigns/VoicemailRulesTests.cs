using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class VoicemailRulesTests
{
    [Theory]
    [InlineData(VoicemailAction.LeaveMessage)]
    [InlineData(VoicemailAction.HangUp)]
    [InlineData(VoicemailAction.ConnectAssistant)]
    public void Any_action_will_do(VoicemailAction action) => Assert.Empty(Faults(new VoicemailSettings { Action = action, WaitForVerdict = true }));

    [Theory]
    [InlineData("Please call us back.", true)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData("First\nsecond", false)]
    [InlineData("Call\0back", false)]
    public void A_drop_message_is_one_line_of_text(string text, bool right) =>
        Assert.Equal(right ? [] : ["voicemail.messageText"], Faults(new VoicemailSettings { MessageText = text }).Distinct());

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void A_drop_message_has_an_end(int length, bool right) =>
        Assert.Equal(right, Faults(new VoicemailSettings { MessageText = new string('x', length) }).Count == 0);

    [Fact]
    public void Every_fault_is_named_at_once() => Assert.Equal(
        ["voicemail.action", "voicemail.waitForVerdict", "voicemail.messageAudioKey", "voicemail.messageText"],
        Faults(new VoicemailSettings { Action = (VoicemailAction)9, Detection = false, WaitForVerdict = true, MessageAudioKey = "", MessageText = new string('x', 2001) }).Distinct());

    private static List<string> Faults(VoicemailSettings voicemail) =>
    [
        .. CampaignSettingsRules.Validate(Settings.Valid with { Voicemail = voicemail }, new CampaignLimits(), DateTimeZoneProviders.Tzdb)
            .Select(fault => fault.Path),
    ];
}
