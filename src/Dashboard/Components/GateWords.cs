using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Session;

namespace Campaigns.Dashboard.Components;

/// <summary>The gates between a contact and its call, in words.</summary>
internal static class GateWords
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["status"] = "Campaign runs",
        ["call"] = "Number isn't in a call",
        ["doNotCall"] = "Do-not-call list",
        ["frequency"] = "Not called too often",
        ["teamDay"] = "Team's calls today",
        ["teamMinutes"] = "Team's minutes",
        ["callerNumberDay"] = "Caller number's calls today",
        ["contact"] = "Outcome",
        ["end"] = "Campaign's end",
        ["retry"] = "Next try is due",
        ["budget"] = "Tries left",
        ["number"] = "Number may be called",
        ["consent"] = "Consent",
        ["timeZone"] = "Time zone is known",
        ["window"] = "Call hours",
        ["legalHours"] = "Legal hours",
        ["campaignSlots"] = "Campaign's calls at once",
        ["campaignRate"] = "Campaign's pace",
        ["trunk"] = "Trunk connects",
        ["callerNumbers"] = "Caller numbers are awake",
        ["trunkSlots"] = "Trunk's channels",
        ["trunkRate"] = "Trunk's pace",
    };

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["final"] = "It stands: nothing more is dialled",
        ["doNotCall"] = "The number is on it",
        ["notDue"] = "Not yet",
        ["budgetSpent"] = "None",
        ["campaignNotRunning"] = "It doesn't",
        ["inCall"] = "It is, in this campaign or another",
        ["windowClosed"] = "Closed",
        ["legalHoursClosed"] = "Closed",
        ["noConsent"] = "Not given",
        ["zoneUnknown"] = "It isn't",
    };

    public static string Name(GateView gate) => Names.GetValueOrDefault(gate.Gate) ?? Texts.Words(gate.Gate);

    /// <summary>Why it stops the contact.</summary>
    public static string Reason(GateView gate) => gate.Reason is { } reason ? Reasons.GetValueOrDefault(reason) ?? Texts.Words(reason) : "";
}
