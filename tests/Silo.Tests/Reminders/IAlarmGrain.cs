namespace Campaigns.Silo.Tests.Reminders;

/// <summary>Rings once, by reminder.</summary>
[Alias("Campaigns.Silo.Tests.IAlarmGrain")]
internal interface IAlarmGrain : IGrainWithIntegerKey
{
    [Alias("Set")]
    Task SetAsync(TimeSpan delay, TimeSpan period);
}
