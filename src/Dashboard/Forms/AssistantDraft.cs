using System.Text.Json.Nodes;

namespace Campaigns.Dashboard.Forms;

/// <summary>An assistant's settings while they are edited.</summary>
public sealed class AssistantDraft
{
    // Members of an assistant that are no settings: a request that gave them back would be refused.
    private static readonly string[] NoSettings = ["id", "version", "hasAudio", "hasFallbackAudio"];

    private readonly JsonObject _basis;

    private AssistantDraft(JsonObject basis) => _basis = basis;

    public string Name { get; set; } = "";

    /// <summary>"announcement", "sip" or "mediaStream".</summary>
    public string Kind { get; set; } = "announcement";

    public string? Text { get; set; }

    public string Afterwards { get; set; } = "hangUp";

    public bool Opens { get; set; } = true;

    public string? OpeningText { get; set; }

    /// <summary>A key, or "off".</summary>
    public string OptOutKey { get; set; } = "9";

    public string RepeatKey { get; set; } = "off";

    public string TransferKey { get; set; } = "off";

    public string? TransferTo { get; set; }

    public string SipUri { get; set; } = "";

    public bool Refer { get; set; }

    public string? Username { get; set; }

    /// <summary>Typed just now; empty: the stored one stays.</summary>
    public string? Password { get; set; }

    public bool HasPassword { get; private init; }

    public string StreamUrl { get; set; } = "";

    /// <summary>One that isn't yet, with the product's defaults.</summary>
    public static AssistantDraft New() => new([]);

    /// <summary>The settings in an assistant as the API gave it.</summary>
    public static JsonObject SettingsOf(JsonObject assistant)
    {
        var settings = (JsonObject)assistant.DeepClone();
        foreach (var member in NoSettings)
        {
            settings.Remove(member);
        }

        (settings["disclosure"] as JsonObject)?.Remove("hasAudio");
        (settings["sip"] as JsonObject)?.Remove("hasPassword");
        if (settings["mediaStream"] is JsonObject stream)
        {
            stream.Remove("accountSid");
            stream.Remove("authToken");
        }

        return settings;
    }

    /// <param name="settings">As <see cref="SettingsOf"/> has them, or as <see cref="ToJson"/> writes them.</param>
    /// <param name="hasPassword">A SIP agent's is stored.</param>
    public static AssistantDraft Of(JsonObject settings, bool hasPassword) => new((JsonObject)settings.DeepClone())
    {
        Name = (string?)settings["name"] ?? "",
        Kind = (string?)settings["kind"] ?? "announcement",
        Text = (string?)settings["text"],
        Afterwards = (string?)settings["afterwards"] ?? "hangUp",
        Opens = (bool?)settings["disclosure"]?["enabled"] ?? true,
        OpeningText = (string?)settings["disclosure"]?["text"],
        OptOutKey = (string?)settings["keypad"]?["optOut"] ?? "9",
        RepeatKey = (string?)settings["keypad"]?["repeat"] ?? "off",
        TransferKey = (string?)settings["keypad"]?["transfer"] ?? "off",
        TransferTo = (string?)settings["keypad"]?["transferTo"],
        SipUri = (string?)settings["sip"]?["uri"] ?? "",
        Refer = (bool?)settings["sip"]?["refer"] ?? false,
        Username = (string?)settings["sip"]?["username"],
        Password = (string?)settings["sip"]?["password"],
        HasPassword = hasPassword,
        StreamUrl = (string?)settings["mediaStream"]?["url"] ?? "",
    };

    /// <summary>The request.</summary>
    public JsonObject ToJson()
    {
        var json = (JsonObject)_basis.DeepClone();
        json["name"] = Name;
        json["kind"] = Kind;
        json["text"] = Kind == "announcement" ? OrNull(Text) : null;
        json["afterwards"] = Afterwards;
        json["disclosure"] = new JsonObject { ["enabled"] = Opens, ["text"] = OrNull(OpeningText) };
        json["keypad"] = new JsonObject { ["optOut"] = OptOutKey, ["repeat"] = RepeatKey, ["transfer"] = TransferKey, ["transferTo"] = OrNull(TransferTo) };
        json["sip"] = Kind == "sip" ? Sip() : null;
        json["mediaStream"] = Kind == "mediaStream" ? new JsonObject { ["url"] = StreamUrl } : null;
        return json;
    }

    private JsonObject Sip()
    {
        var sip = new JsonObject { ["uri"] = SipUri, ["refer"] = Refer, ["username"] = OrNull(Username) };
        if (!string.IsNullOrEmpty(Password))
        {
            sip["password"] = Password;
        }

        return sip;
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
