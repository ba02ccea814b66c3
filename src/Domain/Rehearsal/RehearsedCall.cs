using Campaigns.Domain.Attempts;

namespace Campaigns.Domain.Rehearsal;

/// <summary>A call that is up in a rehearsal.</summary>
/// <param name="Group">Whose contact.</param>
/// <param name="SpentBefore">The budget used before it.</param>
/// <param name="Disposition">How it will end.</param>
internal readonly record struct RehearsedCall(int Group, int SpentBefore, Disposition Disposition);
