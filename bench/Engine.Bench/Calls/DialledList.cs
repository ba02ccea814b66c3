using Campaigns.LoadTester.Measuring;

namespace Campaigns.Engine.Bench.Calls;

/// <summary>A list that was dialled to its end.</summary>
/// <param name="Figures">Of engine and database.</param>
/// <param name="ByDisposition">Ended attempts.</param>
/// <param name="Carrier">What SIPp counted of it.</param>
/// <param name="CarrierCpuMs">SIPp's CPU time an attempt.</param>
/// <param name="IntentToInvite">In milliseconds.</param>
/// <param name="SlowestTenSeconds">Attempts a second in the ten seconds in which the fewest ended, between the first and the last five seconds; null where the run is too short for it.</param>
internal sealed record DialledList(
    Figures Figures,
    IReadOnlyDictionary<string, long> ByDisposition,
    CarrierCounters Carrier,
    double CarrierCpuMs,
    Percentiles IntentToInvite,
    double? SlowestTenSeconds);
