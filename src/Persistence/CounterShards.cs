namespace Campaigns.Persistence;

/// <summary>
/// Who adds to which of a campaign's 16 counter shards (0–15). A shard row is locked until its writer has committed: outcome writers
/// of one process never share one; those of two silos may, and then only wait a little.
/// </summary>
internal static class CounterShards
{
    public const short Settlements = 14;
    public const short Imports = 15;

    private const int MostWriters = 4;

    /// <summary>The first shard of a process's outcome writers, 0–10, from any number that differs between processes.</summary>
    public static short FirstOf(int process) => (short)((uint)process % (Settlements - MostWriters + 1));
}
