namespace Campaigns.Telephony.Contract;

/// <summary>A case that a stack is known not to fulfil.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Difference">A part of the difference that the case must show; see <see cref="ExpectedCall.Differences"/>.</param>
/// <param name="Why">For the table in docs/sip.md.</param>
public sealed record KnownGap(string Case, string Difference, string Why);
