namespace Campaigns.Chaos.Faults;

/// <summary>One fault that shall happen.</summary>
/// <param name="At">After the launch.</param>
/// <param name="Kind">What.</param>
/// <param name="Silo">Which silo, from 0; null where the kind concerns none.</param>
/// <param name="Lasts">Until it is mended; for <see cref="FaultKind.Kill"/> until the replacement is started. A roll takes as long as its calls.</param>
internal sealed record PlannedFault(TimeSpan At, FaultKind Kind, int? Silo, TimeSpan Lasts);
