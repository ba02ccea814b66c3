using Campaigns.Sip.Timing;

namespace Campaigns.Sip.Calls;

/// <summary>
/// The session timer of a call (RFC 4028 §10): whoever refreshes does so at half the interval, and whoever sees no refresh hangs up a
/// third of the interval, but at most 32 s, before it ends.
/// </summary>
internal sealed class SessionTimer : ITimed
{
    private static readonly TimeSpan MostBeforeTheEnd = TimeSpan.FromSeconds(32);

    private readonly TimerWheel _wheel;
    private readonly ISessionTimerOwner _owner;
    private readonly WheelTimer _timer;
    private TimeSpan _left;
    private bool _refreshNext;

    public SessionTimer(TimerWheel wheel, ISessionTimerOwner owner)
    {
        _wheel = wheel;
        _owner = owner;
        _timer = new WheelTimer(this);
    }

    /// <summary>The interval in force.</summary>
    public TimeSpan Interval { get; private set; }

    /// <summary>Whether refreshing is our part.</summary>
    public bool WeRefresh { get; private set; }

    /// <summary>The session was agreed on, or refreshed, just now.</summary>
    public void Begin(TimeSpan interval, bool weRefresh)
    {
        var lead = interval / 3;
        var patience = interval - (lead < MostBeforeTheEnd ? lead : MostBeforeTheEnd);
        (Interval, WeRefresh, _refreshNext) = (interval, weRefresh, weRefresh);
        _left = weRefresh ? patience - (interval / 2) : TimeSpan.Zero;
        _wheel.Arm(_timer, weRefresh ? interval / 2 : patience);
    }

    /// <summary>A refresh was refused for now: another is tried when half of the time that is left has passed.</summary>
    public void TryAgain()
    {
        _left /= 2;
        _refreshNext = true;
        _wheel.Arm(_timer, _left);
    }

    public void Stop() => _wheel.Disarm(_timer);

    void ITimed.OnTimer(WheelTimer timer)
    {
        if (_refreshNext && _left > TimeSpan.FromMilliseconds(10))
        {
            // Armed first: what the owner does may begin the next interval.
            _refreshNext = false;
            _wheel.Arm(_timer, _left);
            _owner.RefreshSession();
        }
        else
        {
            _owner.OnSessionExpired();
        }
    }
}
