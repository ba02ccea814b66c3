namespace Campaigns.Grains.Dialing;

/// <summary>What a silo's health shows of its dialer.</summary>
public interface IDialerState
{
    /// <summary>The silo is stopping: it takes nothing new.</summary>
    bool Draining { get; }

    /// <summary>Attempts between grant and recorded outcome.</summary>
    int LiveAttempts { get; }
}
