using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Dialing;
using NodaTime;

namespace Campaigns.Grains.Trunks;

/// <summary>What test calls work with.</summary>
internal sealed class TestCallParts(
    ITestCalls calls, ITestCallGates gates, IPhoneNumbers numbers, HoursCalendar calendar, IDateTimeZoneProvider zones, IClock clock, TimeProvider time)
{
    public ITestCalls Calls => calls;
    public ITestCallGates Gates => gates;
    public IPhoneNumbers Numbers => numbers;
    public HoursCalendar Calendar => calendar;
    public IDateTimeZoneProvider Zones => zones;
    public IClock Clock => clock;
    public MonotonicClock Monotonic { get; } = new(time);
}
