using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>What came of an attempt's end.</summary>
/// <param name="Recorded">False: it had been recorded before.</param>
/// <param name="Disposition">As recorded.</param>
/// <param name="State">The contact's state from now on.</param>
/// <param name="NextAtUnixMs">When the retry is due; 0 when none is.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.EndReply")]
public sealed record EndReply(
    [property: Id(0)] bool Recorded,
    [property: Id(1)] Disposition Disposition,
    [property: Id(2)] ContactState State,
    [property: Id(3)] long NextAtUnixMs);
