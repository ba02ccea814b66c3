using Campaigns.Domain.CallRecords;
using Npgsql;

namespace Campaigns.Persistence.Limits;

/// <summary>
/// The limits that count. They are asked when the intents' numbers are open already, in statements and so snapshots of their own: a call to a number
/// ends by closing it and appending its record in one transaction, for which our opening has waited, so two campaigns that race for one number
/// can't both find room. What is counted by the day has rows that are locked until the commit.
/// </summary>
internal static class LimitedIntents
{
    /// <summary>Notes in <paramref name="refusals"/>, by Call-ID, each intent that finds no room. The others are counted.</summary>
    public static async Task AskAsync(
        NpgsqlConnection connection, IReadOnlyList<LimitedIntent> intents, Dictionary<string, IntentResult.Refused> refusals, CancellationToken cancellationToken)
    {
        LimitedIntent[] frequent = [.. intents.Where(intent => !intent.Frequency.AreNone())];
        if (frequent.Length > 0)
        {
            await AskFrequencyAsync(connection, frequent, refusals, cancellationToken);
        }

        LimitedIntent[] capped = [.. intents.Where(intent => intent.Caps.Count > 0 && !refusals.ContainsKey(intent.Intent.CallId))];
        if (capped.Length > 0)
        {
            await AskCapsAsync(connection, capped, refusals, cancellationToken);
        }
    }

    private static async Task AskFrequencyAsync(
        NpgsqlConnection connection, LimitedIntent[] intents, Dictionary<string, IntentResult.Refused> refusals, CancellationToken cancellationToken)
    {
        var calls = await PastCalls.ReadAsync(connection, intents, cancellationToken);
        foreach (var (intent, _, frequency, _) in intents)
        {
            var next = frequency.NextAllowed(intent.IntendedAt, calls.GetValueOrDefault(intent.CallId, []), intent.Zones);
            if (next > intent.IntendedAt)
            {
                refusals[intent.CallId] = new IntentResult.Refused(IntentGate.FrequencyLimit, next);
            }
        }
    }

    private static async Task AskCapsAsync(
        NpgsqlConnection connection, LimitedIntent[] intents, Dictionary<string, IntentResult.Refused> refusals, CancellationToken cancellationToken)
    {
        var counts = await DayCounts.LockAsync(connection, intents.SelectMany(intent => intent.Caps).Select(cap => cap.Key), cancellationToken);
        foreach (var intent in intents)
        {
            var full = intent.Caps.Where(cap => cap.After(counts[cap.Key]).IsSpent).ToList();
            if (full.Count > 0)
            {
                refusals[intent.Intent.CallId] = new IntentResult.Refused(full[0].Gate, full.Max(cap => cap.Until));
                continue;
            }

            foreach (var cap in intent.Caps)
            {
                counts[cap.Key]++;
            }
        }

        await DayCounts.SaveAsync(connection, counts, cancellationToken);
    }
}
