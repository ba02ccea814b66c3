using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Dashboard.Client;

namespace Campaigns.Dashboard.Forms;

/// <summary>A campaign's settings while they are edited. What the form doesn't show stays as it was read.</summary>
public sealed class CampaignDraft
{
    // Members of a campaign that are no settings: a request that gave them back would be refused.
    private static readonly string[] NoSettings = ["id", "status", "version", "createdAt", "startedAt", "endedAt", "reasons", "warnings", "progress", "hasDropMessage"];

    private readonly JsonObject _basis;

    private CampaignDraft(JsonObject basis) => _basis = basis;

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public Guid? AssistantId { get; set; }

    public Guid? TrunkId { get; set; }

    public int MaxConcurrentCalls { get; set; } = 5;

    public double MaxCallsPerSecond { get; set; } = 1;

    public string TimeZone { get; set; } = "America/New_York";

    public bool UseContactTimeZone { get; set; } = true;

    /// <summary>Kept to where they are known; only an administrator may leave them aside.</summary>
    public bool LegalHours { get; set; } = true;

    public IReadOnlyList<DayDraft> Days { get; } =
        [.. new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" }.Select(day => new DayDraft(day) { Open = day is not ("saturday" or "sunday") })];

    /// <summary>A day of the campaign has several ranges: the form shows them, and leaves them alone.</summary>
    public bool HasSplitDays { get; private init; }

    public int MaxAttempts { get; set; } = 3;

    public IReadOnlyList<RuleDraft> Rules { get; } =
    [
        new("noAnswer", "no answer", true, 5), new("busy", "busy", true, 10), new("voicemail", "a voicemail", false, 60),
        new("declined", "being declined", false, 60), new("technicalError", "a technical error", false, 60),
    ];

    public bool DetectMachines { get; set; } = true;

    public string OnMachine { get; set; } = "leaveMessage";

    public string? MessageText { get; set; }

    public int RingSeconds { get; set; } = 30;

    public int MaxCallMinutes { get; set; } = 10;

    public int Priority { get; set; }

    public bool KeepOpen { get; set; }

    /// <summary>A campaign that isn't yet, with the product's defaults.</summary>
    public static CampaignDraft New() => new([]);

    /// <summary>A campaign as the API gave it.</summary>
    public static CampaignDraft Of(JsonObject json, CampaignView campaign)
    {
        var basis = (JsonObject)json.DeepClone();
        foreach (var member in NoSettings)
        {
            basis.Remove(member);
        }

        var draft = new CampaignDraft(basis)
        {
            Name = campaign.Name,
            Description = campaign.Description,
            AssistantId = campaign.AssistantId,
            TrunkId = campaign.TrunkId,
            MaxConcurrentCalls = campaign.MaxConcurrentCalls,
            MaxCallsPerSecond = campaign.MaxCallsPerSecond,
            TimeZone = campaign.CallWindow.TimeZone,
            UseContactTimeZone = campaign.UseContactTimeZone,
            LegalHours = campaign.LegalHours,
            HasSplitDays = campaign.CallWindow.Days?.Values.Any(ranges => ranges.Count > 1) == true,
            MaxAttempts = campaign.Retry.MaxAttempts,
            DetectMachines = campaign.Voicemail.Detection,
            OnMachine = campaign.Voicemail.Action,
            MessageText = campaign.Voicemail.MessageText,
            RingSeconds = (int)Length(campaign.RingTimeout).TotalSeconds,
            MaxCallMinutes = (int)Length(campaign.MaxCallDuration).TotalMinutes,
            Priority = campaign.Priority,
            KeepOpen = campaign.KeepOpen,
        };
        foreach (var day in draft.Days)
        {
            var range = campaign.CallWindow.Of(day.Day);
            day.Open = range.Count > 0;
            (day.Start, day.End) = range is [var first, ..] ? (first.Start, first.End) : (day.Start, day.End);
        }

        draft.Take(campaign.Retry);
        return draft;
    }

    /// <summary>What the picture of the week is drawn from.</summary>
    public CallWindowView Window => HasSplitDays
        ? System.Text.Json.JsonSerializer.Deserialize<CallWindowView>(_basis["callWindow"], System.Text.Json.JsonSerializerOptions.Web)!
        : new CallWindowView
        {
            TimeZone = TimeZone,
            Days = Days.Where(day => day.Open).ToDictionary(day => day.Day, IReadOnlyList<TimeRangeView> (day) => [new TimeRangeView(day.Start, day.End)]),
        };

    /// <summary>The rules as they are read back, for their plain words.</summary>
    public RetryView Retry
    {
        get
        {
            RetryRuleView Rule(string key) => Rules.FirstOrDefault(rule => rule.Key == key) is { } rule
                ? new RetryRuleView(rule.Enabled, Text(TimeSpan.FromMinutes(rule.DelayMinutes)), rule.MaxAttempts)
                : new RetryRuleView(true, "00:30:00", null);
            return new RetryView
            {
                MaxAttempts = MaxAttempts,
                NoAnswer = Rule("noAnswer"),
                Busy = Rule("busy"),
                Voicemail = Rule("voicemail"),
                Declined = Rule("declined"),
                TechnicalError = Rule("technicalError"),
                Lost = Rule("lost"),
            };
        }
    }

    /// <summary>The request.</summary>
    public JsonObject ToJson()
    {
        var json = (JsonObject)_basis.DeepClone();
        json["name"] = Name;
        json["description"] = Description;
        json["assistantId"] = AssistantId;
        json["trunkId"] = TrunkId;
        json["maxConcurrentCalls"] = MaxConcurrentCalls;
        json["maxCallsPerSecond"] = MaxCallsPerSecond;
        json["useContactTimeZone"] = UseContactTimeZone;
        json["legalHours"] = LegalHours;
        json["ringTimeout"] = Text(TimeSpan.FromSeconds(RingSeconds));
        json["maxCallDuration"] = Text(TimeSpan.FromMinutes(MaxCallMinutes));
        json["priority"] = Priority;
        json["keepOpen"] = KeepOpen;
        WriteWindow(Part(json, "callWindow"));
        WriteRetry(Part(json, "retry"));
        var voicemail = Part(json, "voicemail");
        voicemail["detection"] = DetectMachines;
        voicemail["action"] = OnMachine;
        voicemail["messageText"] = string.IsNullOrWhiteSpace(MessageText) ? null : MessageText.Trim();
        return json;
    }

    private void WriteWindow(JsonObject window)
    {
        window["timeZone"] = TimeZone;
        window.Remove("start");
        window.Remove("end");
        if (HasSplitDays)
        {
            return;
        }

        var days = new JsonObject();
        foreach (var day in Days.Where(day => day.Open))
        {
            days[day.Day] = new JsonArray(new JsonObject { ["start"] = day.Start, ["end"] = day.End });
        }

        window["days"] = days;
    }

    private void WriteRetry(JsonObject retry)
    {
        retry["maxAttempts"] = MaxAttempts;
        foreach (var rule in Rules)
        {
            var part = Part(retry, rule.Key);
            part["enabled"] = rule.Enabled;

            // A delay that the form can't show to the second is left as it is.
            if ((string?)part["delay"] is not { } before || (int)Length(before).TotalMinutes != rule.DelayMinutes)
            {
                part["delay"] = Text(TimeSpan.FromMinutes(rule.DelayMinutes));
            }
        }
    }

    private void Take(RetryView retry)
    {
        foreach (var rule in Rules)
        {
            var known = rule.Key switch
            {
                "noAnswer" => retry.NoAnswer,
                "busy" => retry.Busy,
                "voicemail" => retry.Voicemail,
                "declined" => retry.Declined,
                _ => retry.TechnicalError,
            };
            (rule.Enabled, rule.DelayMinutes, rule.MaxAttempts) = (known.Enabled, (int)Length(known.Delay).TotalMinutes, known.MaxAttempts);
        }
    }

    private static JsonObject Part(JsonObject json, string name)
    {
        if (json[name] is JsonObject part)
        {
            return part;
        }

        part = [];
        json[name] = part;
        return part;
    }

    private static TimeSpan Length(string duration) => TimeSpan.TryParseExact(duration, "c", CultureInfo.InvariantCulture, out var length) ? length : TimeSpan.Zero;

    private static string Text(TimeSpan length) => length.ToString("c", CultureInfo.InvariantCulture);
}
