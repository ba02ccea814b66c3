namespace Campaigns.Domain.Rehearsal;

/// <summary>A contact that waits for its retry in a rehearsal.</summary>
/// <param name="Group">Whose contact.</param>
/// <param name="Spent">The budget used.</param>
internal readonly record struct RehearsedRetry(int Group, int Spent);
