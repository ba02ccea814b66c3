using NodaTime;

namespace Campaigns.Domain.Slots;

/// <summary>What the last look looks at.</summary>
/// <param name="LeaseLeft">The shorter of the campaign's and the trunk's lease.</param>
/// <param name="GrantEpoch">Epoch of the grant.</param>
/// <param name="CurrentEpoch">Highest epoch that the silo has heard of.</param>
/// <param name="Draining">The silo takes nothing new.</param>
/// <param name="Suppressed">The number is on the silo's own copy of recent do-not-call entries.</param>
/// <param name="WindowOpen">The call window is open and the campaign's end has not come, by the clock of the silo that dials.</param>
public readonly record struct LastLookFacts(Duration LeaseLeft, long GrantEpoch, long CurrentEpoch, bool Draining, bool Suppressed, bool WindowOpen);
