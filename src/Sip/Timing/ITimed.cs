namespace Campaigns.Sip.Timing;

/// <summary>Owns timers of a <see cref="TimerWheel"/> and is told, under the endpoint's lock, which one fired.</summary>
internal interface ITimed
{
    void OnTimer(WheelTimer timer);
}
