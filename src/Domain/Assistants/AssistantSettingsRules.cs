using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Assistants;

/// <summary>What settings an assistant may have.</summary>
public static class AssistantSettingsRules
{
    /// <summary>Characters of a text to be spoken.</summary>
    public const int LongestText = 2000;

    private const string Keys = "0123456789*#";

    /// <summary>Every fault; empty when they are right.</summary>
    public static IReadOnlyList<Fault> Validate(AssistantSettings settings)
    {
        var faults = new FaultList();
        faults.RequireLine(settings.Name, 1, 200, "name");
        faults.RequireText(settings.Text ?? "", 0, LongestText, "text");
        faults.RequireText(settings.Disclosure.Text ?? "", 0, LongestText, "disclosure.text");
        CheckKeypad(settings.Keypad, settings.Kind, faults);
        CheckKind(settings, faults);
        return faults.Faults;
    }

    private static void CheckKeypad(Keypad keypad, AssistantKind kind, FaultList faults)
    {
        Check(keypad.OptOut, "keypad.optOut");
        Check(keypad.Repeat, "keypad.repeat");
        Check(keypad.Transfer, "keypad.transfer");
        var keys = new[] { keypad.OptOut, keypad.Repeat, keypad.Transfer }.OfType<char>().ToList();
        faults.Require(keys.Count == keys.Distinct().Count(), "keypad", "No key may do two things.");
        faults.Require(keypad.Repeat is null || kind is AssistantKind.Announcement, "keypad.repeat", "Only an announcement can be repeated.");
        faults.Require(keypad.Transfer is null || keypad.TransferTo is not null, "keypad.transferTo", "Is required with a key for transfer.");
        if (keypad.TransferTo is { } target)
        {
            CheckSipUri(target, "keypad.transferTo", faults);
        }

        void Check(char? key, string path) =>
            faults.Require(key is null || Keys.Contains(key.Value, StringComparison.Ordinal), path, "Must be a key of a telephone: 0–9, * or #.");
    }

    private static void CheckKind(AssistantSettings settings, FaultList faults)
    {
        faults.Require(
            settings.Kind is AssistantKind.Sip == settings.Sip is not null, "sip", "Is required of a SIP assistant, and belongs to no other kind.");
        faults.Require(
            settings.Kind is AssistantKind.MediaStream == settings.MediaStream is not null,
            "mediaStream",
            "Is required of a media stream assistant, and belongs to no other kind.");
        faults.Require(settings.Text is null || settings.Kind is AssistantKind.Announcement, "text", "Only an announcement speaks a text.");
        if (settings.Sip is { } agent)
        {
            CheckSipUri(agent.Uri, "sip.uri", faults);
            faults.Require(agent.Password is null || agent.Username is not null, "sip.username", "A password needs a user name.");
            faults.RequireLine(agent.Username ?? "", 0, 200, "sip.username");
            faults.RequireLine(agent.Password ?? "", 0, 200, "sip.password");
        }

        if (settings.MediaStream is { } stream)
        {
            faults.Require(
                stream.Url.Length <= 2000 && Uri.TryCreate(stream.Url, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
                    && url.UserInfo.Length == 0 && url.Fragment.Length == 0,
                "mediaStream.url",
                "Must be a WebSocket address such as \"wss://agent.example/media\", without user name and fragment.");
        }
    }

    private static void CheckSipUri(string text, string path, FaultList faults) =>
        faults.Require(SipTarget.Parse(text) is not null, path, "Must be a SIP address such as \"sip:agent@host:5060\".");
}
