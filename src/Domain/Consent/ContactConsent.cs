using NodaTime;

namespace Campaigns.Domain.Consent;

/// <summary>A person's agreement to be called.</summary>
/// <param name="Kind">How it was given.</param>
/// <param name="Source">Where it can be proved, 1–200 characters.</param>
/// <param name="At">When it was given.</param>
public sealed record ContactConsent(ConsentKind Kind, string Source, Instant At);
