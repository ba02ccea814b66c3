using Campaigns.Grains.Interfaces.Dialing;

namespace Campaigns.Grains.Interfaces.DoNotCall;

/// <summary>
/// Spreads changes of the do-not-call lists over the cluster; the lists themselves are a table. One grain, keyed by <see cref="Key"/>.
/// </summary>
[Alias("Campaigns.IDoNotCallGrain")]
public interface IDoNotCallGrain : IGrainWithStringKey
{
    /// <summary>Key of the one grain.</summary>
    const string Key = "default";

    /// <summary>
    /// These numbers (E.164) are on the team's list already: tells every dialer. Completes when all that can be reached have cancelled their ringing calls.
    /// </summary>
    [Alias("Added")]
    Task AddedAsync(Guid team, string[] numbers);

    /// <summary>A dialer listens, or still does. To be repeated every few seconds.</summary>
    [Alias("Listen")]
    Task ListenAsync(string owner, IDialerObserver dialer);
}
