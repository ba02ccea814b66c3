using Campaigns.Chaos.Faults;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;

namespace Campaigns.Chaos.Judging;

/// <summary>What a run left behind: the carrier's account, and the engine's.</summary>
internal sealed record ChaosEvidence
{
    public required CarrierStats Carrier { get; init; }

    /// <summary>In the order of their INVITEs.</summary>
    public required IReadOnlyList<CarrierCall> Calls { get; init; }

    /// <summary>The campaign without closing hours.</summary>
    public required DialledCampaign Main { get; init; }

    /// <summary>The campaign whose window closes.</summary>
    public required DialledCampaign Evening { get; init; }

    /// <summary>When its window closes: no INVITE from then on.</summary>
    public required DateTimeOffset EveningClosesAt { get; init; }

    /// <summary>Calls at once that the trunk allows.</summary>
    public required int TrunkLimit { get; init; }

    /// <summary>Permits that the trunk counted as used after everything had ended.</summary>
    public required int ChannelsInUse { get; init; }

    public required int MaxAttempts { get; init; }

    public required IReadOnlyList<InflictedFault> Faults { get; init; }

    public IEnumerable<AttemptView> Attempts => Main.Attempts.Concat(Evening.Attempts);
}
