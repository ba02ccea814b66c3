namespace Campaigns.Api.Assistants;

/// <summary>The opening of each call.</summary>
/// <param name="Enabled">Whether it is said.</param>
/// <param name="Text">What it says; null when it was recorded.</param>
/// <param name="HasAudio">The assistant has one of its own; false: the built-in one is played.</param>
internal sealed record DisclosureResponse(bool Enabled, string? Text, bool HasAudio);
