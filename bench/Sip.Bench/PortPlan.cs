namespace Campaigns.Sip.Bench;

/// <summary>What is measured through the dialler's port.</summary>
/// <param name="Rate">New calls a second.</param>
/// <param name="Calls">Calls of each run.</param>
internal sealed record PortPlan(int Rate, int Calls)
{
    /// <summary>The same as a plan for every agent.</summary>
    public Plan Of(Plan plan) => plan with { Rate = Rate, Calls = Calls };
}
