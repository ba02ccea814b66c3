using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>A closed range of local dates.</summary>
internal sealed record BlackoutResponse(LocalDate From, LocalDate To);
