using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>The promises of every run, judged by the carrier's own log.</summary>
internal static class Verdict
{
    /// <summary>
    /// Every contact final; no attempt dialled twice; no number in two calls at once; never more calls than the limit, at any instant;
    /// the campaign's counters, the attempts table and the carrier's log say the same.
    /// </summary>
    public static void Holds(JsonNode campaign, IReadOnlyList<JsonNode> attempts, CarrierLog carrier, int contacts, int limit)
    {
        Assert.Equal(0, CampaignRun.NotFinal(campaign));
        Assert.Equal(contacts, campaign["progress"]!["contacts"]!.AsObject().Sum(entry => (long)entry.Value!));
        Assert.Equal(0, carrier.DuplicateInvites);
        Assert.Equal(0, carrier.OverlappingCalls);
        Assert.InRange(carrier.PeakConcurrentCalls, 1, limit);
        Assert.Equal(attempts.Count, CampaignRun.Attempts(campaign));

        var dialled = attempts.Where(attempt => attempt["inviteAt"] is not null).Select(attempt => (string)attempt["callId"]!).ToHashSet();
        var seen = carrier.Calls.Select(call => call.CallId).ToHashSet();
        var known = attempts.Select(attempt => (string)attempt["callId"]!).ToHashSet();
        Assert.Empty(dialled.Except(seen));
        Assert.Empty(seen.Except(known));
        Assert.Equal(attempts.Count, known.Count);
    }
}
