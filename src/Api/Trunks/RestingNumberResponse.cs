using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>A caller number that was refused too often and is left alone.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Rest">How long yet.</param>
internal sealed record RestingNumberResponse(string Number, Duration Rest);
