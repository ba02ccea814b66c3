using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Session;

namespace Campaigns.Dashboard.Components;

/// <summary>Retries in plain words: "Up to 3 calls: 5 min after no answer, 10 min after busy".</summary>
internal static class RetryWords
{
    public static string Of(RetryView retry)
    {
        if (retry.MaxAttempts == 1)
        {
            return "One call, no second try";
        }

        (string Name, RetryRuleView Rule)[] rules =
        [
            ("no answer", retry.NoAnswer), ("busy", retry.Busy), ("a voicemail", retry.Voicemail), ("being declined", retry.Declined),
            ("a technical error", retry.TechnicalError), ("a lost call", retry.Lost),
        ];
        string[] on = [.. rules.Where(rule => rule.Rule.Enabled).Select(rule => $"{Texts.Length(rule.Rule.Delay)} after {rule.Name}")];
        return on.Length == 0 ? "One call: no outcome leads to another" : $"Up to {retry.MaxAttempts} calls: {string.Join(", ", on)}";
    }
}
