namespace Campaigns.Sip.Calls;

/// <summary>Told, under the endpoint's lock, what a session timer wants.</summary>
internal interface ISessionTimerOwner
{
    /// <summary>Half the interval has passed and refreshing is our part.</summary>
    void RefreshSession();

    /// <summary>Nobody has refreshed the session in time.</summary>
    void OnSessionExpired();
}
