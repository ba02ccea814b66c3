using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>One hour of a forecast.</summary>
/// <param name="Begin">The full hour, UTC.</param>
/// <param name="Started">Calls that were started in it.</param>
/// <param name="Answered">Of these, those that a person answered.</param>
public sealed record ForecastHour(Instant Begin, long Started, long Answered);
