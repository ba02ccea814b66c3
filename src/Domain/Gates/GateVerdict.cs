using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Gates;

/// <summary>What one gate says of one contact at one instant. A closed set.</summary>
public abstract record GateVerdict
{
    private GateVerdict() { }

    /// <summary>This gate has nothing against the call.</summary>
    public static GateVerdict Passes { get; } = new Pass();

    /// <summary>This gate has nothing against the call.</summary>
    public sealed record Pass : GateVerdict;

    /// <summary>Not now. Time opens it, at this instant; or something must happen first whose instant isn't known.</summary>
    /// <param name="Gate">Why.</param>
    /// <param name="OpensAt">When the gate is to be asked again, later than now; null: that is not known.</param>
    public sealed record Closed(DialGate Gate, Instant? OpensAt) : GateVerdict;

    /// <summary>Never, however long one waits.</summary>
    /// <param name="Gate">Why.</param>
    /// <param name="State">What the contact becomes; null: it is final already.</param>
    public sealed record ClosedForGood(DialGate Gate, ContactState? State) : GateVerdict;
}
