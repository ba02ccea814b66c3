using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Teams;
using NodaTime;
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

        LimitedIntent[] capped = [.. intents.Where(intent => (intent.Caps.Count > 0 || intent.MostTalk is not null) && !refusals.ContainsKey(intent.Intent.CallId))];
        if (capped.Length > 0)
        {
            await AskCapsAsync(connection, capped, refusals, cancellationToken);
        }
    }

    private static async Task AskFrequencyAsync(
        NpgsqlConnection connection, LimitedIntent[] intents, Dictionary<string, IntentResult.Refused> refusals, CancellationToken cancellationToken)
    {
        var calls = await PastCalls.ReadAsync(connection, intents, cancellationToken);
        foreach (var (intent, _, frequency, _, _) in intents)
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
        LimitedIntent[] timed = [.. intents.Where(intent => intent.MostTalk is not null)];
        var counts = await DayCounts.LockAsync(
            connection, [.. intents.SelectMany(intent => intent.Caps).Select(cap => cap.Key), .. timed.Select(intent => intent.TalkKey)], cancellationToken);
        var reserved = timed.Length > 0 ? await TalkReservations.ReadAsync(connection, timed, cancellationToken) : [];
        foreach (var intent in intents)
        {
            var full = intent.Caps.Where(cap => cap.After(counts[cap.Key]).IsSpent).ToList();
            if (full.Count > 0)
            {
                refusals[intent.Intent.CallId] = new IntentResult.Refused(full[0].Gate, full.Max(cap => cap.Until));
                continue;
            }

            if (intent.MostTalk is { } most)
            {
                var up = reserved.GetValueOrDefault(intent.Team);
                var longest = intent.Intent.MaxCallDuration;
                var from = new TalkBudget(most, Duration.FromSeconds(counts[intent.TalkKey]), up).NextAllowed(intent.Intent.IntendedAt, longest);
                if (from > intent.Intent.IntendedAt)
                {
                    refusals[intent.Intent.CallId] = new IntentResult.Refused(IntentGate.TeamCapped, from);
                    continue;
                }

                reserved[intent.Team] = up + longest;
            }

            foreach (var cap in intent.Caps)
            {
                counts[cap.Key]++;
            }
        }

        await DayCounts.SaveAsync(connection, counts, cancellationToken);
    }
}
