using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>How much of a caller number's daily cap is used.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Calls">Attempts of the day so far.</param>
/// <param name="MaxCallsPerDay">The cap.</param>
/// <param name="Until">When the next day begins.</param>
internal sealed record CallerNumberDayResponse(string Number, int Calls, int MaxCallsPerDay, Instant Until);
