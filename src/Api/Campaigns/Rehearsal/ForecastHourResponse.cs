using NodaTime;

namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>One hour of a forecast.</summary>
/// <param name="Hour">The full hour, UTC.</param>
/// <param name="Calls">Calls that are started in it.</param>
/// <param name="Answered">Of these, those that a person answers.</param>
internal sealed record ForecastHourResponse(Instant Hour, long Calls, long Answered);
