using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Contacts;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Placement;

namespace Campaigns.Grains.Contacts;

/// <summary>
/// One contact. Its row is the truth and comes with each grant; the grain decides on it, and is where its retry's reminder rings.
/// </summary>
[GrainType("contact")]
[PreferLocalPlacement]
internal sealed partial class ContactGrain(ContactParts parts, ILogger<ContactGrain> logger) : Grain, IContactGrain, IRemindable
{
    private const string RetryReminder = "retry";

    // Orleans has no one-shot reminder: the shortest period is a minute, and the first tick unregisters it.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ReminderPatience = TimeSpan.FromSeconds(2);

    // A shorter one is cheaper waited for than read anew.
    private static readonly Duration LongRest = Duration.FromMinutes(1);

    private ContactTicket? _ticket;
    private int _openAttempt;
    private IGrainReminder? _reminder;
    private Task _registering = Task.CompletedTask;
    private ContactKey? _key;

    private ContactKey Key => _key ??= ReadKey();

    public async Task<BeginReply> BeginAsync(AttemptOrder order)
    {
        if (_openAttempt > 0)
        {
            return Refuse(DialGate.InCall);
        }

        if (_ticket is not null && _ticket.Version > order.Ticket.Version)
        {
            return Refuse(DialGate.Stale);
        }

        _ticket = order.Ticket;
        var now = parts.Clock.GetCurrentInstant();
        switch (DialGates.Ask(DialGates.OfTheContact, FactsOf(order), now))
        {
            case GateVerdict.Closed closed:
                return Refuse(closed.Gate, closed.OpensAt);
            case GateVerdict.ClosedForGood never:
                await SettleAsync(never.State);
                return Refuse(never.Gate);
            default:
                return await WriteIntentAsync(order, now);
        }
    }

    public async Task<EndReply> EndAsync(AttemptEnd end)
    {
        var verdict = VerdictOn(end);
        var decision = AttemptDecision.Of(end, verdict, parts.Calendar, parts.Jitter());
        var recorded = await parts.Journal.WriteOutcomeAsync(decision.Record, CancellationToken.None);
        if (!recorded)
        {
            LogDropped(logger, Key.Campaign, Key.Contact, end.AttemptNumber);
            _ticket = await parts.Contacts.ReadAsync(Key, CancellationToken.None);
            _openAttempt = 0;
            return new EndReply(false, verdict.Disposition, _ticket?.State ?? decision.Record.NextState, 0);
        }

        LogAttempt(logger, Key.Campaign, Key.Contact, end.AttemptNumber, decision.Record.Disposition, decision.Record.Cause, decision.Record.NextState);
        _ticket = null;
        _openAttempt = 0;
        if (decision.ReminderIn is { } delay)
        {
            // Not waited for: the retry is in the row, and a call's slot must not wait for what only says when to look.
            _registering = RemindAsync(delay);
        }
        else
        {
            await StopReminderAsync();
            DeactivateOnIdle();
        }

        return new EndReply(true, decision.Record.Disposition, decision.Record.NextState, decision.Record.NextAt?.ToUnixTimeMilliseconds() ?? 0);
    }

    public async Task<ContactView?> GetAsync()
    {
        var ticket = await parts.Contacts.ReadAsync(Key, CancellationToken.None);
        var open = ticket is null ? null : await parts.Journal.ReadOpenAsync(Key, CancellationToken.None);
        return ticket is null ? null : new ContactView(ticket, open?.AttemptNumber ?? 0, open?.AnsweredAt is not null);
    }

    /// <summary>A tick never dials: it tells the campaign that a retry is due. The row's instant is the truth.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await _registering;
        _reminder ??= await this.GetReminder(RetryReminder);
        await StopReminderAsync();
        if (_openAttempt == 0)
        {
            parts.RetryNudges.Nudge(Key.Campaign);
        }
    }

    private async Task<BeginReply> WriteIntentAsync(AttemptOrder order, Instant now)
    {
        var number = order.Ticket.LastAttemptNumber + 1;
        var result = await parts.Journal.WriteIntentAsync(
            new AttemptIntent
            {
                Contact = Key,
                AttemptNumber = number,
                ContactVersion = order.Ticket.Version,
                PhoneNumber = order.Ticket.PhoneNumber,
                CallerNumber = order.CallerNumber,
                Trunk = order.Settings.Trunk,
                Owner = order.Owner,
                Epoch = order.Epoch,
                CallId = order.CallId,
                LocalTag = order.LocalTag,
                RingTimeout = order.Settings.RingTimeout,
                MaxCallDuration = order.Settings.MaxCallDuration,
                IntendedAt = now,
                CallerCap = CallerNumberCap.Of(order.CallerMaxCallsPerDay, order.CallerNumberZone, parts.Zones, now),
                Zones = ContactZones.Of(order.Settings, order.Ticket.ZoneIds, parts.Zones) is ContactZones.Known { Zones: var zones } ? zones : [],
            },
            CancellationToken.None);
        if (result is not IntentResult.Refused refused)
        {
            _openAttempt = number;
            return new BeginReply(DialGate.Open, number, order.Ticket.State, 0);
        }

        // What this grain knew was not what the row says: it is read again with the next grant.
        _ticket = null;
        if (refused.Gate is IntentGate.DoNotCall)
        {
            await parts.Journal.SettleAsync(order.Ticket, ContactState.DoNotCall, CancellationToken.None);
            return new BeginReply(DialGate.DoNotCall, 0, ContactState.DoNotCall, 0);
        }

        // What opens at a known instant is waited for in the row, however long it takes: nothing has to be kept in mind for it.
        return refused.Until is { } until && await parts.Journal.DeferAsync(order.Ticket, until, CancellationToken.None)
            ? new BeginReply(IntentGates.Of(refused.Gate), 0, ContactState.WaitingForRetry, until.ToUnixTimeMilliseconds())
            : Refuse(IntentGates.Of(refused.Gate), now + IntentGates.PauseAfter(refused.Gate));
    }

    private DialFacts FactsOf(AttemptOrder order) => new()
    {
        Contact = order.Ticket,
        Settings = order.Settings,
        Hours = parts.Calendar.HoursOf(order.Settings, order.Ticket.ZoneIds),
        NumberIsAllowed = AllowedPrefixes.Admits(order.Ticket.PhoneNumber, order.AllowedPrefixes)
            && parts.Numbers.Read(order.Ticket.PhoneNumber, null) is PhoneNumberReading.Dialable,
    };

    private static CallVerdict VerdictOn(AttemptEnd end) => end.Decided is { } decided
        ? new CallVerdict(decided, end.Cause ?? "")
        : TrunkDoubt.Judge(OutcomeTable.Classify(end.Outcome), end.Outcome, end.TrunkWitnessed, end.TrunkConnectsOthers, end.Ticket.CapacityRefusals);

    /// <summary>A gate that no time will open makes the contact final.</summary>
    private async Task SettleAsync(ContactState? becomes)
    {
        if (becomes is { } state)
        {
            await parts.Journal.SettleAsync(_ticket!, state, CancellationToken.None);
            _ticket = null;
        }
    }

    /// <summary>
    /// The row's instant is the truth, and the campaign looks for due retries by itself: a reminder is a nudge. A reminder service that is away, or that could not read
    /// its table when its silo started and tries again minutes later, must not keep a contact for long.
    /// </summary>
    private async Task RemindAsync(Duration delay)
    {
        try
        {
            var whole = TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));
            _reminder = await this.RegisterOrUpdateReminder(RetryReminder, whole, ReminderPeriod).WaitAsync(ReminderPatience);
        }
        catch (Exception exception)
        {
            LogNotReminded(logger, exception, Key.Campaign, Key.Contact);
        }

        if (delay >= LongRest)
        {
            // The reminder brings it back. A million that wait in memory would take a gigabyte.
            DeactivateOnIdle();
        }
    }

    /// <summary>One that can't be stopped now rings once more, and is stopped then.</summary>
    private async Task StopReminderAsync()
    {
        await _registering;
        if (_reminder is { } reminder)
        {
            _reminder = null;
            try
            {
                await this.UnregisterReminder(reminder).WaitAsync(ReminderPatience);
            }
            catch (Exception exception)
            {
                LogNotReminded(logger, exception, Key.Campaign, Key.Contact);
            }
        }
    }

    private ContactKey ReadKey()
    {
        var campaign = this.GetPrimaryKey(out var contact);
        return new ContactKey(new CampaignId(campaign), ContactGrainKey.Parse(contact!));
    }

    private BeginReply Refuse(DialGate gate, Instant? retryAt = null) =>
        new(gate, 0, _ticket?.State ?? ContactState.Pending, retryAt?.ToUnixTimeMilliseconds() ?? 0);
}
