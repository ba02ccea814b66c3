using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Trunks;

/// <summary>What a trunk's grain stores.</summary>
public sealed class TrunkGrainState
{
    /// <summary>Null until it is created and after it was deleted.</summary>
    public TrunkSettings? Settings { get; set; }

    /// <summary>Rises with each change, deletion included.</summary>
    public long Version { get; set; }
}
