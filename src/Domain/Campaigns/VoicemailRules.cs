using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Campaigns;

/// <summary>What a campaign may say about answering machines.</summary>
internal static class VoicemailRules
{
    private const string Path = "voicemail";

    public static void Check(VoicemailSettings voicemail, FaultList faults)
    {
        faults.Require(Enum.IsDefined(voicemail.Action), $"{Path}.action", "Must be leaveMessage, hangUp or connectAssistant.");
        faults.Require(voicemail.Detection || !voicemail.WaitForVerdict, $"{Path}.waitForVerdict", "There is no verdict to wait for without detection.");
        if (voicemail.MessageAudioKey is { } key)
        {
            faults.RequireLine(key, 1, 200, $"{Path}.messageAudioKey");
        }

        if (voicemail.MessageText is { } text)
        {
            faults.RequireLine(text, 1, 2000, $"{Path}.messageText");
        }
    }
}
