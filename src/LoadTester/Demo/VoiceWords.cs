using System.Globalization;
using Campaigns.LoadTester.Api;

namespace Campaigns.LoadTester.Demo;

/// <summary>Who answered and who heard what, in words that need no telephony.</summary>
internal static class VoiceWords
{
    /// <summary>One ended attempt in a few short sentences.</summary>
    /// <param name="attempt">As the API lists it.</param>
    /// <param name="who">The contact's name and number.</param>
    public static IReadOnlyList<string> Of(AttemptView attempt, string who) => attempt switch
    {
        { Detection: { Verdict: "machine" } machine } =>
        [
            $"{who}: a voicemail box answered, {Known(machine)}.",
            $"  The assistant began to talk at once, stopped at the verdict, {Left(machine)}. {Lasted(attempt)}",
        ],
        { Detection: { Verdict: "human" } human } =>
        [
            $"{who}: a person answered, {Known(human)}.",
            $"  The assistant had begun to talk at the first moment: who calls, that the call is recorded, then {Heard(attempt)}. {Lasted(attempt)}",
        ],
        { AnsweredAt: not null } =>
        [
            $"{who}: somebody answered, and sound alone didn't tell who, so it counts as a person.",
            $"  They heard who calls, that the call is recorded, then {Heard(attempt)}. {Lasted(attempt)}",
        ],
        _ => [DemoWords.Of(attempt, who)],
    };

    /// <summary>What the two channels of a recording hold.</summary>
    public static string Of(StereoRecording recording) => string.Create(
        CultureInfo.InvariantCulture,
        $"{recording.Length.TotalSeconds:0.0} s; left: they are heard for {recording.FarEnd.TotalSeconds:0.0} s, right: we are heard for {recording.Ours.TotalSeconds:0.0} s");

    private static string Known(DetectionView detection) =>
        string.Create(CultureInfo.InvariantCulture, $"known after {detection.TookMs:N0} ms of listening (rule {detection.Cause})");

    private static string Left(DetectionView machine) => (machine.GreetingEnd, machine.MessageDropped) switch
    {
        ("beep", true) => "waited for the beep, and left the whole message",
        (_, true) => "waited for the end of the greeting, and left the whole message",
        (_, false) => "and the call ended before the message was left",
        _ => "and left no message",
    };

    private static string Heard(AttemptView attempt) =>
        attempt.Cause == "announcementEnded" ? "the announcement to its end" : "the announcement, as far as the call lasted";

    private static string Lasted(AttemptView attempt) => attempt.AnsweredAt is { } answered
        ? string.Create(CultureInfo.InvariantCulture, $"The call lasted {(attempt.EndedAt - answered).TotalSeconds:0} s.")
        : "";
}
