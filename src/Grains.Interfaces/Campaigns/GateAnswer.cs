using Campaigns.Domain.Gates;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>What one gate says of one contact.</summary>
/// <param name="Name">Of the gate: "window".</param>
/// <param name="Reason">Why it is closed; <see cref="DialGate.Open"/> when it passes.</param>
/// <param name="ForGood">No time will open it.</param>
/// <param name="OpensAtUnixMs">When it is to be asked again, unix milliseconds; null when it passes, or that is not known.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.GateAnswer")]
public sealed record GateAnswer(
    [property: Id(0)] string Name,
    [property: Id(1)] DialGate Reason,
    [property: Id(2)] bool ForGood,
    [property: Id(3)] long? OpensAtUnixMs)
{
    public static GateAnswer From(string name, GateVerdict verdict) => verdict switch
    {
        GateVerdict.Closed closed => new GateAnswer(name, closed.Gate, ForGood: false, closed.OpensAt?.ToUnixTimeMilliseconds()),
        GateVerdict.ClosedForGood never => new GateAnswer(name, never.Gate, ForGood: true, null),
        _ => new GateAnswer(name, DialGate.Open, ForGood: false, null),
    };
}
