namespace Campaigns.Silo.Tests.Reminders;

[GrainType("alarm")]
internal sealed class AlarmGrain(AlarmBoard board) : Grain, IAlarmGrain, IRemindable
{
    private const string Name = "alarm";

    private IGrainReminder? _reminder;

    public async Task SetAsync(TimeSpan delay, TimeSpan period) => _reminder = await this.RegisterOrUpdateReminder(Name, delay, period);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await this.UnregisterReminder((_reminder ?? await this.GetReminder(Name))!);
        _reminder = null;
        board.Rang(this.GetPrimaryKeyLong());
    }
}
