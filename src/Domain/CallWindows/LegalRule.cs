using System.Collections.Frozen;
using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>The hours in which the law of some countries lets people be called, and where that is written.</summary>
/// <param name="Name">Names the rule: "us-federal".</param>
/// <param name="Countries">ISO 3166-1 alpha-2 codes of where the called person is.</param>
/// <param name="From">First local date on which the rule is in force.</param>
/// <param name="Until">Last local date; null: until further notice.</param>
/// <param name="Hours">The hours, in the called person's local time.</param>
/// <param name="Source">The law, with its section.</param>
public sealed record LegalRule(string Name, IReadOnlyList<string> Countries, LocalDate From, LocalDate? Until, CallWindow Hours, string Source)
{
    /// <summary>Local dates on which nobody may be called.</summary>
    public IReadOnlySet<LocalDate> Holidays { get; init; } = FrozenSet<LocalDate>.Empty;
}
