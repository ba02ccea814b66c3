namespace Campaigns.Grains.Interfaces.Dialing;

/// <summary>The ear of one silo's dialer. Each call completes when the dialer has done what it says.</summary>
[Alias("Campaigns.IDialerObserver")]
public interface IDialerObserver : IGrainObserver
{
    /// <summary>
    /// A campaign's epoch rose: grants of earlier epochs that were not sent end unsent.
    /// </summary>
    /// <param name="campaign">Which one.</param>
    /// <param name="epoch">The new epoch.</param>
    /// <param name="order">What becomes of calls that are up.</param>
    [Alias("EpochRose")]
    Task EpochRoseAsync(Guid campaign, long epoch, LiveCallOrder order);

    /// <summary>A campaign may have something to dial now.</summary>
    [Alias("WorkAvailable")]
    Task WorkAvailableAsync(Guid campaign);

    /// <summary>These numbers (E.164) went on a team's do-not-call list: its calls to them that still ring are cancelled.</summary>
    [Alias("Suppress")]
    Task SuppressAsync(Guid team, string[] numbers);

    /// <summary>A call's assistant asks for its end. Silos that don't hold the call do nothing.</summary>
    [Alias("EndCall")]
    Task EndCallAsync(Guid campaign, long contact, string callId);
}
