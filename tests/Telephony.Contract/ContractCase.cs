using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Contract;

/// <summary>One behaviour: a scenario that SIPp plays as the carrier, what the dialler does, and what it must see of the call.</summary>
public sealed record ContractCase
{
    /// <summary>A sentence; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The file in <c>Scenarios</c>, without its extension.</summary>
    public required string Scenario { get; init; }

    /// <summary>Whose rule it is.</summary>
    public required string Rfc { get; init; }

    public DiallerAct Act { get; init; }

    /// <summary>Changes the usual order: another ring time-out, credentials.</summary>
    public Func<CallOrder, CallOrder> Order { get; init; } = order => order;

    /// <summary>Whether the originator asks for a session interval of 90 s (RFC 4028).</summary>
    public bool AsksForSessionTimer { get; init; }

    /// <summary>Further arguments of SIPp.</summary>
    public IReadOnlyList<string> SippArguments { get; init; } = [];

    public required ExpectedCall Expected { get; init; }

    public override string ToString() => Name;
}
