namespace Campaigns.Telephony.SipSorcery;

/// <summary>What only the SIPSorcery stack needs to know. Bound to "Campaigns:Telephony:SipSorcery".</summary>
public sealed record SipSorceryOptions
{
    /// <summary>
    /// New calls a second that are admitted, 1–10,000; more are refused as "not admitted". Default 300: SIPSorcery looks through every transaction
    /// of the last 32 s each time it sends, so its CPU time a call grows with the rate.
    /// </summary>
    public int MaxCallsPerSecond { get; init; } = 300;

    /// <summary>Sockets, each with a receiving and a sending thread, among which calls are spread, 1–16. Default 2.</summary>
    public int Transports { get; init; } = 2;

    /// <summary>
    /// Transactions that may be pending on one transport, 1,000–1,000,000; each call leaves two behind for 32 s. Default 100,000. SIPSorcery's own
    /// limit of 5,000 would admit about 78 calls a second.
    /// </summary>
    public int MaxPendingTransactions { get; init; } = 100_000;

    /// <summary>Every fault, each with its key; empty when the options are usable.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        Require(MaxCallsPerSecond is >= 1 and <= 10_000, $"Campaigns:Telephony:SipSorcery:MaxCallsPerSecond must be 1–10,000, was {MaxCallsPerSecond}.");
        Require(Transports is >= 1 and <= 16, $"Campaigns:Telephony:SipSorcery:Transports must be 1–16, was {Transports}.");
        Require(
            MaxPendingTransactions is >= 1_000 and <= 1_000_000,
            $"Campaigns:Telephony:SipSorcery:MaxPendingTransactions must be 1,000–1,000,000, was {MaxPendingTransactions}.");
        return faults;

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }
}
