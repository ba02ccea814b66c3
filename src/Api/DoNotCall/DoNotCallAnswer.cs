namespace Campaigns.Api.DoNotCall;

/// <summary>What came of adding numbers.</summary>
/// <param name="Numbers">As they stand on the list now, E.164, each once.</param>
internal sealed record DoNotCallAnswer(IReadOnlyList<string> Numbers);
