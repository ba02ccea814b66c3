using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;

namespace Campaigns.LoadTester.Judging;

/// <summary>The product's promises, held against three accounts of one run: the engine's counters, its attempts table and the carrier's log.</summary>
/// <param name="Broken">Each broken promise in words; empty when all were kept.</param>
/// <param name="CountersAgree">The three accounts tell the same.</param>
internal sealed record Judgement(IReadOnlyList<string> Broken, bool CountersAgree)
{
    private static readonly (int Status, string[] Outcomes)[] StatusOfOutcome =
    [
        (200, ["answered", "voicemail", "unacknowledged"]),
        (404, ["invalid"]),
        (486, ["busy"]),
        (487, ["noAnswer"]),
        (488, ["notAcceptable"]),
        (500, ["error"]),
        (503, ["capacity"]),
        (603, ["declined"]),
    ];

    /// <param name="contacts">Contacts imported.</param>
    /// <param name="concurrency">The campaign's limit of calls at once.</param>
    /// <param name="engine">The engine's counters after the end.</param>
    /// <param name="attempts">The whole attempts table.</param>
    /// <param name="carrier">The carrier's log; null when the carrier has no control port.</param>
    public static Judgement Of(long contacts, int concurrency, ProgressView engine, AttemptTally attempts, CarrierStats? carrier)
    {
        var promises = new List<string>();
        Expect(promises, engine.NotFinal == 0, $"{engine.NotFinal} contacts are not final");
        Expect(promises, engine.OpenCalls == 0, $"{engine.OpenCalls} calls are open after the end");
        Expect(promises, attempts.RepeatedCallIds == 0, $"{attempts.RepeatedCallIds} attempts share a Call-ID with another");
        if (carrier is not null)
        {
            Expect(promises, carrier.DuplicateInvites == 0, $"{carrier.DuplicateInvites} INVITEs were sent twice for one attempt");
            Expect(promises, carrier.OverlappingCalls == 0, $"{carrier.OverlappingCalls} calls went to a number that was in a call");
            Expect(promises, carrier.PeakConcurrentCalls <= concurrency, $"{carrier.PeakConcurrentCalls} calls were up at once, {concurrency} were allowed");
        }

        var counts = Disagreements(contacts, engine, attempts, carrier);
        return new Judgement([.. promises, .. counts], counts.Count == 0);
    }

    private static List<string> Disagreements(long contacts, ProgressView engine, AttemptTally attempts, CarrierStats? carrier)
    {
        var faults = new List<string>();
        Expect(faults, engine.Total == contacts, $"the engine counts {engine.Total} contacts, {contacts} were imported");
        Expect(faults, engine.Contacts.Values.Sum() == contacts, $"the engine's contacts by state add up to {engine.Contacts.Values.Sum()}, not {contacts}");
        Expect(faults, engine.AttemptsEnded == attempts.Attempts, $"the engine counts {engine.AttemptsEnded} attempts, its table has {attempts.Attempts}");
        foreach (var disposition in engine.Attempts.Keys.Union(attempts.ByDisposition.Keys).Order(StringComparer.Ordinal))
        {
            var counted = engine.Attempts.GetValueOrDefault(disposition);
            var listed = attempts.ByDisposition.GetValueOrDefault(disposition);
            Expect(faults, counted == listed, $"the engine counts {counted} attempts {disposition}, its table has {listed}");
        }

        if (carrier is not null)
        {
            CompareWithCarrier(faults, attempts, carrier);
        }

        return faults;
    }

    /// <summary>A lost attempt may or may not have reached the carrier, so that each account may differ by at most as many.</summary>
    private static void CompareWithCarrier(List<string> faults, AttemptTally attempts, CarrierStats carrier)
    {
        Expect(faults, Between(carrier.Invites, attempts.Sent, attempts.Lost), $"the carrier saw {carrier.Invites} INVITEs, the attempts table has {attempts.Sent} sent and {attempts.Lost} lost");
        foreach (var (status, outcomes) in StatusOfOutcome)
        {
            var seen = carrier.Ended(outcomes);
            var recorded = attempts.ByStatus.GetValueOrDefault(status);
            Expect(faults, Between(seen, recorded, attempts.Lost), $"the carrier ended {seen} calls as {string.Join(" or ", outcomes)}, the attempts table has {recorded} with {status} and {attempts.Lost} lost");
        }

        Expect(faults, Between(carrier.Ended("silence"), attempts.WithoutFinal, attempts.Lost), $"the carrier was silent to {carrier.Ended("silence")} calls, the attempts table has {attempts.WithoutFinal} without a final response and {attempts.Lost} lost");
    }

    private static bool Between(long seen, long recorded, long slack) => seen >= recorded && seen <= recorded + slack;

    private static void Expect(List<string> faults, bool kept, string otherwise)
    {
        if (!kept)
        {
            faults.Add(otherwise);
        }
    }
}
