namespace Campaigns.Domain.Rehearsal;

/// <summary>A contact that is to be dialled in a rehearsal, mostly again.</summary>
/// <param name="Group">Whose contact.</param>
/// <param name="Spent">The budget used.</param>
/// <param name="Refusals">How often in a row the trunk has refused it.</param>
internal readonly record struct RehearsedRetry(int Group, int Spent, int Refusals);
