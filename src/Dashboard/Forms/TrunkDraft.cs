using System.Globalization;
using System.Text.Json.Nodes;

namespace Campaigns.Dashboard.Forms;

/// <summary>A trunk's settings while they are edited. What the form doesn't show stays as it was read.</summary>
public sealed class TrunkDraft
{
    // Members of a trunk that are no settings: a request that gave them back would be refused.
    private static readonly string[] NoSettings = ["id", "version", "hasPassword", "load", "silos", "restingNumbers", "callerNumberDays", "failures"];

    private static readonly string[] Separators = [",", ";", "\n", "\r", " "];

    private readonly JsonObject _basis;

    private TrunkDraft(JsonObject basis) => _basis = basis;

    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public int? Port { get; set; }

    public string Transport { get; set; } = "udp";

    public string? Username { get; set; }

    /// <summary>Typed just now; empty: the stored one stays.</summary>
    public string? Password { get; set; }

    public bool HasPassword { get; private init; }

    public bool Registers { get; set; }

    public List<CallerNumberDraft> Numbers { get; private init; } = [new CallerNumberDraft()];

    public string NumberZone { get; set; } = "UTC";

    public bool Rests { get; set; }

    public int RestAfter { get; set; } = 5;

    public int RestMinutes { get; set; } = 60;

    public int MaxConcurrentCalls { get; set; } = 10;

    public double MaxCallsPerSecond { get; set; } = 1;

    /// <summary>Empty: the countries of the caller numbers.</summary>
    public string AllowedPrefixes { get; set; } = "";

    /// <summary>A trunk that isn't yet, with the product's defaults.</summary>
    public static TrunkDraft New() => new([]);

    /// <summary>The settings in a trunk as the API gave it.</summary>
    public static JsonObject SettingsOf(JsonObject trunk)
    {
        var settings = (JsonObject)trunk.DeepClone();
        foreach (var member in NoSettings)
        {
            settings.Remove(member);
        }

        return settings;
    }

    /// <param name="settings">As <see cref="SettingsOf"/> has them, or as <see cref="ToJson"/> writes them.</param>
    /// <param name="hasPassword">One is stored.</param>
    public static TrunkDraft Of(JsonObject settings, bool hasPassword)
    {
        var rules = (settings["callerNumberRules"] as JsonArray ?? []).ToDictionary(rule => (string)rule!["number"]!, rule => rule!, StringComparer.Ordinal);
        return new TrunkDraft((JsonObject)settings.DeepClone())
        {
            Name = (string?)settings["name"] ?? "",
            Host = (string?)settings["host"] ?? "",
            Port = (int?)settings["port"],
            Transport = (string?)settings["transport"] ?? "udp",
            Username = (string?)settings["username"],
            Password = (string?)settings["password"],
            HasPassword = hasPassword,
            Registers = settings["registration"] is not null,
            Numbers =
            [
                .. (settings["callerNumbers"] as JsonArray ?? []).Select(number => new CallerNumberDraft
                {
                    Number = (string)number!,
                    Weight = (int?)rules.GetValueOrDefault((string)number!)?["weight"] ?? 1,
                    MaxCallsPerDay = (int?)rules.GetValueOrDefault((string)number!)?["maxCallsPerDay"],
                }),
            ],
            NumberZone = (string?)settings["callerNumberZone"] ?? "UTC",
            Rests = settings["callerCooldown"] is not null,
            RestAfter = (int?)settings["callerCooldown"]?["after"] ?? 5,
            RestMinutes = (int)Length((string?)settings["callerCooldown"]?["rest"] ?? "01:00:00").TotalMinutes,
            MaxConcurrentCalls = (int?)settings["maxConcurrentCalls"] ?? 10,
            MaxCallsPerSecond = (double?)settings["maxCallsPerSecond"] ?? 1,
            AllowedPrefixes = string.Join(", ", (settings["allowedPrefixes"] as JsonArray ?? []).Select(prefix => (string?)prefix)),
        };
    }

    /// <summary>The request.</summary>
    public JsonObject ToJson()
    {
        var json = (JsonObject)_basis.DeepClone();
        json["name"] = Name;
        json["host"] = Host;
        json["port"] = Port;
        json["transport"] = Transport;
        json["username"] = string.IsNullOrWhiteSpace(Username) ? null : Username.Trim();
        json["maxConcurrentCalls"] = MaxConcurrentCalls;
        json["maxCallsPerSecond"] = MaxCallsPerSecond;
        json["callerNumberZone"] = NumberZone;
        json["allowedPrefixes"] = Texts(AllowedPrefixes.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var numbers = Numbers.Where(number => !string.IsNullOrWhiteSpace(number.Number)).ToList();
        json["callerNumbers"] = Texts(numbers.Select(number => number.Number.Trim()));
        json["callerNumberRules"] = new JsonArray([.. numbers.Where(number => number is not { Weight: 1, MaxCallsPerDay: null }).Select(Rule)]);
        if (string.IsNullOrEmpty(Password))
        {
            json.Remove("password");
        }
        else
        {
            json["password"] = Password;
        }

        // What else is known of them stays.
        json["registration"] = Registers ? json["registration"]?.DeepClone() ?? new JsonObject() : null;
        json["callerCooldown"] = Rests ? Cooldown(json["callerCooldown"]) : null;
        return json;
    }

    private static JsonObject Rule(CallerNumberDraft number) => new() { ["number"] = number.Number.Trim(), ["weight"] = number.Weight, ["maxCallsPerDay"] = number.MaxCallsPerDay };

    private JsonObject Cooldown(JsonNode? before)
    {
        // A rest that the form can't show to the second is left as it is.
        var rest = (string?)before?["rest"] is { } known && (int)Length(known).TotalMinutes == RestMinutes ? known : TimeSpan.FromMinutes(RestMinutes).ToString("c", CultureInfo.InvariantCulture);
        return new JsonObject { ["after"] = RestAfter, ["rest"] = rest };
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static TimeSpan Length(string duration) => TimeSpan.TryParseExact(duration, "c", CultureInfo.InvariantCulture, out var length) ? length : TimeSpan.Zero;
}
