using System.Globalization;
using Campaigns.LoadTester.Api;

namespace Campaigns.LoadTester.Demo;

/// <summary>What happened, in words that need no telephony.</summary>
internal static class DemoWords
{
    /// <summary>One ended attempt as a sentence.</summary>
    /// <param name="attempt">As the API lists it.</param>
    /// <param name="who">The contact's name, or its number when it has none.</param>
    public static string Of(AttemptView attempt, string who)
    {
        var again = attempt switch
        {
            { NextState: "pending" } or { NextState: "waitingForRetry", Disposition: "capacity" or "trunkRefused" or "notSent" } => "; goes back to the queue",
            { NextState: "waitingForRetry", NextAt: { } next } =>
                string.Create(CultureInfo.InvariantCulture, $"; tried again in {Math.Max(1, Math.Round((next - attempt.EndedAt).TotalSeconds)):0} s"),
            _ => "",
        };
        var talked = attempt.AnsweredAt is { } answered
            ? string.Create(CultureInfo.InvariantCulture, $" and talked {(attempt.EndedAt - answered).TotalSeconds:0} s")
            : "";
        var what = attempt.Disposition switch
        {
            "answered" => $"answered{talked}",
            "voicemail" => "went to voicemail",
            "busy" => "was busy",
            "noAnswer" => "didn't answer",
            "declined" => "declined the call",
            "invalidNumber" => "has a number that is not in service",
            "technicalError" => attempt.SipStatus is { } status
                ? string.Create(CultureInfo.InvariantCulture, $"couldn't be reached: the carrier failed ({status})")
                : "couldn't be reached: the carrier never replied",
            "capacity" => "had to wait: the carrier had no free line",
            "trunkRefused" => attempt.SipStatus is { } refusal
                ? string.Create(CultureInfo.InvariantCulture, $"had to wait: the carrier refused the call ({refusal}), and no other call showed whose fault that is")
                : "had to wait: the carrier never replied, and no other call showed whose fault that is",
            "lost" => "was being called when a process died",
            "cancelled" => "was no longer called: the campaign was cancelled",
            "doNotCall" => "was no longer called: the number is on the do-not-call list",
            "notSent" => "was not called after all: something changed at the last moment",
            var other => $"ended as {other}",
        };
        return $"{who} {what}{again}";
    }

    /// <summary>The end of a campaign in a few sentences.</summary>
    public static IReadOnlyList<string> Summary(ProgressView progress, int tried)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{progress.Total} people were on the list; {progress.AttemptsEnded} calls were made to reach them."),
        };
        AddCount(lines, progress.Contacts.GetValueOrDefault("answered"), "answered and heard the announcement");
        AddCount(lines, progress.Contacts.GetValueOrDefault("voicemail"), "had a voicemail answer");
        AddCount(lines, progress.Contacts.GetValueOrDefault("noAnswer"), string.Create(CultureInfo.InvariantCulture, $"didn't answer, in up to {tried} tries"));
        AddCount(lines, progress.Contacts.GetValueOrDefault("busy"), string.Create(CultureInfo.InvariantCulture, $"didn't get off the phone, in up to {tried} tries"));
        AddCount(lines, progress.Contacts.GetValueOrDefault("declined"), "declined the call");
        AddCount(lines, progress.Contacts.GetValueOrDefault("invalidNumber"), "couldn't be called: number not in service");
        AddCount(lines, progress.Contacts.GetValueOrDefault("technicalError"), "couldn't be reached, because the carrier failed");
        AddCount(lines, progress.Contacts.GetValueOrDefault("doNotCall"), "left out: number on the do-not-call list");
        AddCount(lines, progress.NotFinal, "still waiting");

        return lines;
    }

    private static void AddCount(List<string> lines, long count, string words)
    {
        if (count > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {words}."));
        }
    }
}
