namespace Campaigns.Domain.Attempts;

/// <summary>What a call's outcome comes to.</summary>
/// <param name="Disposition">One of the closed set.</param>
/// <param name="Cause">The rule that decided, in a word an operator can search for: "sip486", "q850-17", "ringTimeout".</param>
public readonly record struct CallVerdict(Disposition Disposition, string Cause);
