namespace Campaigns.Grains.Interfaces.Recordings;

/// <summary>Deletes recordings of calls that have expired, for the whole cluster. One grain, keyed by <see cref="Key"/>.</summary>
[Alias("Campaigns.IRecordingExpiryGrain")]
public interface IRecordingExpiryGrain : IGrainWithStringKey
{
    /// <summary>Key of the one grain.</summary>
    const string Key = "default";

    /// <summary>Keeps looking from now on, every minute, whatever dies. Repeating it is harmless.</summary>
    [Alias("Watch")]
    Task WatchAsync();
}
