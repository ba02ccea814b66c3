using Campaigns.Chaos.Faults;
using Campaigns.LoadTester.Carrier;

namespace Campaigns.Chaos.Judging;

/// <summary>The promises, held against the carrier's log first, and the engine's accounts against it.</summary>
internal static class ChaosJudgement
{
    /// <summary>Outcomes for which the contact pays. A 503, silence and a fault of the trunk cost it nothing.</summary>
    private static readonly string[] Spent = ["answered", "voicemail", "busy", "noAnswer", "unacknowledged"];

    /// <summary>RFC 3261 §17.1.1.2: for so long an INVITE that nobody replies to is repeated.</summary>
    private static readonly TimeSpan InviteRepeats = TimeSpan.FromSeconds(32);

    /// <returns>Each broken promise in words; empty when all were kept.</returns>
    public static IReadOnlyList<string> Of(ChaosEvidence evidence)
    {
        List<string> broken = [];
        JudgeCalls(evidence, broken);
        JudgeNumbers(evidence, broken);
        JudgeAccounts(evidence, broken);
        foreach (var campaign in (DialledCampaign[])[evidence.Main, evidence.Evening])
        {
            JudgeEnd(campaign, broken);
        }

        Expect(broken, evidence.Main.View.Status == "completed", $"the campaign is {evidence.Main.View.Status}, not completed");
        Expect(broken, evidence.ChannelsInUse == 0, $"the trunk counts {evidence.ChannelsInUse} channels in use after the end: slots have leaked");
        return broken;
    }

    /// <summary>The most of these calls that were up at one instant.</summary>
    public static int Peak(IEnumerable<CarrierCall> calls)
    {
        var (up, peak) = (0, 0);

        // Where one ends in the instant in which another begins, the end came first: -1 sorts before 1.
        foreach (var (_, change) in calls
            .SelectMany(call => new[] { (call.At, Change: 1), (At: call.EndedAt ?? DateTimeOffset.MaxValue, Change: -1) })
            .Order())
        {
            up += change;
            peak = Math.Max(peak, up);
        }

        return peak;
    }

    private static void JudgeCalls(ChaosEvidence evidence, List<string> broken)
    {
        var carrier = evidence.Carrier;
        Expect(broken, carrier.DuplicateInvites == 0, $"{carrier.DuplicateInvites} INVITEs were sent twice for one attempt");
        Expect(broken, carrier.OverlappingCalls == 0, $"{carrier.OverlappingCalls} calls went to a number that was in a call");
        Expect(broken, carrier.OpenCalls == 0, $"{carrier.OpenCalls} calls are still up at the carrier");
        ExpectWithin(broken, "the trunk", evidence.Calls, evidence.TrunkLimit);
        foreach (var (name, campaign) in new[] { ("the campaign", evidence.Main), ("the evening campaign", evidence.Evening) })
        {
            ExpectWithin(broken, name, evidence.Calls.Where(call => campaign.Numbers.Contains(call.Number)), campaign.Limit);
        }

        var late = evidence.Calls.Where(call => evidence.Evening.Numbers.Contains(call.Number) && call.At >= evidence.EveningClosesAt && !MayHaveLeftBefore(evidence.EveningClosesAt, call, evidence)).ToList();
        Expect(broken, late.Count == 0, $"{late.Count} calls began after their window had closed, the first of them {(late.FirstOrDefault()?.At - evidence.EveningClosesAt)?.TotalSeconds:F3} s after");
    }

    /// <summary>What the network lost is sent again: the carrier may see an INVITE for the first time 32 s after it first left.</summary>
    private static bool MayHaveLeftBefore(DateTimeOffset closing, CarrierCall call, ChaosEvidence evidence) =>
        call.At < closing + InviteRepeats && evidence.Faults.Any(fault =>
            fault.Fault.Kind is FaultKind.CarrierUnreachable or FaultKind.SiloWithoutCarrier or FaultKind.SiloAlone
            && fault.From < closing && fault.To > closing - InviteRepeats);

    private static void JudgeNumbers(ChaosEvidence evidence, List<string> broken)
    {
        foreach (var calls in evidence.Calls.GroupBy(call => call.Number))
        {
            var acknowledged = calls.Min(call => call.AcknowledgedAt);
            var again = calls.FirstOrDefault(call => call.At > acknowledged);
            Expect(broken, again is null, $"{calls.Key} was called again ({again?.CallId} at {again?.At:HH:mm:ss.fff}) after it had been answered at {acknowledged:HH:mm:ss.fff}");
            var spent = calls.Count(call => Spent.Contains(call.Outcome));
            Expect(broken, spent <= evidence.MaxAttempts, $"{calls.Key} was called {spent} times, {evidence.MaxAttempts} were allowed");
        }
    }

    private static void JudgeAccounts(ChaosEvidence evidence, List<string> broken)
    {
        var attempts = evidence.Attempts.ToLookup(attempt => attempt.CallId, StringComparer.Ordinal);
        var seen = evidence.Calls.Select(call => call.CallId).ToHashSet(StringComparer.Ordinal);
        Expect(broken, attempts.All(same => same.Count() == 1), $"{attempts.Count(same => same.Count() > 1)} Call-IDs belong to more than one attempt");
        var unknown = evidence.Calls.Where(call => !attempts.Contains(call.CallId)).ToList();
        Expect(broken, unknown.Count == 0, $"{unknown.Count} calls of the carrier are in no attempt, such as {unknown.FirstOrDefault()?.CallId} to {unknown.FirstOrDefault()?.Number}");
        var unseen = attempts.Select(same => same.First()).Where(attempt => attempt is { InviteAt: not null, SipStatus: not null } && !seen.Contains(attempt.CallId)).ToList();
        Expect(broken, unseen.Count == 0, $"{unseen.Count} attempts had a final response to an INVITE that the carrier never got, such as {unseen.FirstOrDefault()?.CallId}");
        var unanswered = evidence.Calls.Where(call => call.AcknowledgedAt is not null && attempts[call.CallId].FirstOrDefault() is { AnsweredAt: null }).ToList();
        Expect(broken, unanswered.Count == 0, $"{unanswered.Count} acknowledged answers are in no attempt's record, such as {unanswered.FirstOrDefault()?.CallId}");
    }

    private static void JudgeEnd(DialledCampaign campaign, List<string> broken)
    {
        var (view, name) = (campaign.View, campaign.View.Name);
        var progress = view.Progress!;
        Expect(broken, view.HasEnded, $"{name}: stuck, it is {view.Status} {string.Join("; ", view.Reasons)}");
        Expect(broken, progress.NotFinal == 0, $"{name}: {progress.NotFinal} contacts are not final");
        Expect(broken, progress.OpenCalls == 0, $"{name}: {progress.OpenCalls} calls are open after the end");
        Expect(broken, progress.Contacts.Values.Sum() == campaign.Numbers.Count, $"{name}: the contacts by state add up to {progress.Contacts.Values.Sum()}, not {campaign.Numbers.Count}");
        var table = campaign.Attempts.CountBy(attempt => attempt.Disposition).ToDictionary();
        foreach (var disposition in progress.Attempts.Keys.Union(table.Keys).Order(StringComparer.Ordinal))
        {
            var (counted, listed) = (progress.Attempts.GetValueOrDefault(disposition), table.GetValueOrDefault(disposition));
            Expect(broken, counted == listed, $"{name}: {counted} attempts {disposition} are counted, the table has {listed}");
        }
    }

    private static void ExpectWithin(List<string> broken, string whose, IEnumerable<CarrierCall> calls, int limit)
    {
        var peak = Peak(calls);
        Expect(broken, peak <= limit, $"{peak} calls were up at once, {whose} allows {limit}");
    }

    private static void Expect(List<string> broken, bool kept, string otherwise)
    {
        if (!kept)
        {
            broken.Add(otherwise);
        }
    }
}
