namespace Campaigns.Grains.Interfaces.Housekeeping;

/// <summary>Removes what is kept no longer, every ten minutes, wherever in the cluster it lives. One grain, keyed by <see cref="Key"/>.</summary>
[Alias("Campaigns.IHousekeepingGrain")]
public interface IHousekeepingGrain : IGrainWithStringKey
{
    /// <summary>Key of the one grain.</summary>
    const string Key = "default";

    /// <summary>Makes sure that it comes back by itself. Repeats are harmless.</summary>
    [Alias("Start")]
    Task StartAsync();
}
