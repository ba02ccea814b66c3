using Campaigns.Domain.Consent;
using NodaTime;

namespace Campaigns.Api.Contacts;

/// <summary>A person's agreement to be called.</summary>
/// <param name="Kind">How it was given.</param>
/// <param name="Source">Where it can be proved.</param>
/// <param name="At">When it was given.</param>
internal sealed record ConsentResponse(ConsentKind Kind, string Source, Instant At);
