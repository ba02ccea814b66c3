namespace Campaigns.Dashboard.Client;

/// <summary>Why a contact is, or isn't, called.</summary>
public sealed record ExplanationView(bool Dialable, DateTimeOffset? DialableAt, IReadOnlyList<GateView> Gates)
{
    /// <summary>The contact is done with: there is a gate that won't open any more.</summary>
    public bool IsForGood => Gates.Any(gate => gate.StopsForGood);

    /// <summary>What answers the question why: of a contact that is done with only what ended it, for what else is in the way now stops nobody. Else every gate, those that stop first.</summary>
    public IEnumerable<GateView> Answers => IsForGood ? Gates.Where(gate => gate.StopsForGood) : Gates.OrderBy(gate => gate.Passes);
}
