using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>The reminders of a campaign's grain: they outlive the silo that it was on.</summary>
internal sealed class CampaignWakeUps(Grain grain)
{
    /// <summary>Rings at the start time of a scheduled campaign, and then each minute until it has started.</summary>
    public const string Start = "start";

    /// <summary>Rings each minute while there is something to do: a campaign whose silo died goes on with its activation.</summary>
    public const string Sweeper = "sweeper";

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // A start far ahead is looked for once a day: no timer has to run for months, and a clock that is set right is noticed.
    private static readonly Duration LongestWait = Duration.FromDays(1);

    public Task SweepAsync() => grain.RegisterOrUpdateReminder(Sweeper, Period, Period);

    /// <summary>Wakes the grain when <paramref name="left"/> has passed, or earlier.</summary>
    public Task StartInAsync(Duration left) =>
        grain.RegisterOrUpdateReminder(Start, Duration.Max(Duration.Zero, Duration.Min(left, LongestWait)).ToTimeSpan(), Period);

    public async Task StopAsync(string reminderName)
    {
        if (await grain.GetReminder(reminderName) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
        }
    }
}
