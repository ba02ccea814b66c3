using Campaigns.Domain.Access;
using Campaigns.Domain.DoNotCall;
using Campaigns.Grains.Interfaces.DoNotCall;
using Campaigns.Persistence.DoNotCall;

namespace Campaigns.Api.DoNotCall;

/// <summary>
/// The way of every addition: the table first, which every attempt asks before its INVITE; then the grain spreads the word to calls that ring already.
/// </summary>
internal sealed class SuppressedNumbers(DoNotCallList list, IGrainFactory grains)
{
    /// <summary>Adds numbers, at most some thousands. Returns how many were not on the list before.</summary>
    public async Task<int> AddAsync(TeamId team, IReadOnlyList<DoNotCallAddition> additions, DoNotCallSource source, CancellationToken cancellationToken)
    {
        var added = await list.AddAsync(team, additions, source, cancellationToken);

        // All of them, not only the new ones: a repeated request may come from a client whose first one stopped half-way.
        await grains.GetGrain<IDoNotCallGrain>(IDoNotCallGrain.Key).AddedAsync(team.Value, [.. additions.Select(addition => addition.PhoneNumber).Distinct()]);
        return added.Count;
    }
}
