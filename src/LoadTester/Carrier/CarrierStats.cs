namespace Campaigns.LoadTester.Carrier;

/// <summary>What the carrier simulator saw, as its GET /stats tells.</summary>
internal sealed record CarrierStats
{
    /// <summary>INVITE transactions, retransmissions and challenged ones excluded.</summary>
    public long Invites { get; init; }

    public long CallIds { get; init; }

    public long DuplicateInvites { get; init; }

    public long OverlappingCalls { get; init; }

    public int PeakConcurrentCalls { get; init; }

    public int OpenCalls { get; init; }

    public long AnsweredCalls { get; init; }

    public long InviteRetransmissions { get; init; }

    public IReadOnlyDictionary<string, long> ByOutcome { get; init; } = new Dictionary<string, long>();

    /// <summary>Calls with one of these outcomes.</summary>
    public long Ended(params ReadOnlySpan<string> outcomes)
    {
        var sum = 0L;
        foreach (var outcome in outcomes)
        {
            sum += ByOutcome.GetValueOrDefault(outcome);
        }

        return sum;
    }
}
