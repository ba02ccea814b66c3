namespace Campaigns.Sip.Bench;

/// <summary>What is measured.</summary>
/// <param name="Rate">New calls a second.</param>
/// <param name="Calls">Calls of each run.</param>
/// <param name="Rounds">How often each agent runs.</param>
internal sealed record Plan(int Rate, int Calls, int Rounds);
