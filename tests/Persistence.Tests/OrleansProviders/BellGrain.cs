namespace Campaigns.Persistence.Tests.OrleansProviders;

[GrainType("bell")]
internal sealed class BellGrain(BellSignals signals) : Grain, IBellGrain, IRemindable
{
    private const string Name = "bell";

    public Task SetAsync(TimeSpan delay) => this.RegisterOrUpdateReminder(Name, delay, TimeSpan.FromMinutes(1));

    public async Task<IReadOnlyList<string>> NamesAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await this.UnregisterReminder((await this.GetReminder(reminderName))!);
        signals.Rang(this.GetPrimaryKey());
    }
}
