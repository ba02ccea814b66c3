using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Pacing;
using Campaigns.Grains.Interfaces.Campaigns;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// Notes in a campaign's log that it calls nobody for want of capacity, with the reason, and that it goes on. Costs nothing while calls go out: only after a while without one,
/// the gates are asked about one contact. Lives in the campaign's grain; asks and writes beside its turns.
/// </summary>
/// <param name="campaign">Which one.</param>
/// <param name="parts">The log and the clock.</param>
/// <param name="somebody">A contact that is to be called next; null when nobody is.</param>
/// <param name="explain">What every gate says of a contact.</param>
internal sealed partial class CapacityWaits(CampaignId campaign, CampaignParts parts, Func<Task<long?>> somebody, Func<long, Task<ContactExplanation?>> explain)
{
    private readonly CapacityWatch _watch = new();
    private Task _noting = Task.CompletedTask;

    private Duration Now => parts.Monotonic.Now;

    /// <summary>Contacts were handed out to be called.</summary>
    public void HandedOut(int contacts)
    {
        if (contacts > 0)
        {
            _watch.HandedOut();
        }
    }

    /// <summary>A dialer tells how many calls it has started.</summary>
    public void Started(int calls)
    {
        if (calls > 0 && _watch.Started(Now))
        {
            _noting = AfterAsync(_noting, () => NoteAsync(CampaignEvent.GoesOn, ["A call could be placed."]));
        }
    }

    /// <summary>Time has passed.</summary>
    /// <param name="dials">The campaign runs, and its end has not come.</param>
    /// <param name="callsAreUp">Slots are in use.</param>
    /// <param name="ready">Contacts that could be handed out.</param>
    public void Look(bool dials, bool callsAreUp, int ready)
    {
        if (!dials)
        {
            _watch.Stopped();
        }

        if (_watch.IsTimeToAsk(dials && !callsAreUp, ready > 0, Now) && _noting.IsCompleted)
        {
            _noting = AfterAsync(Task.CompletedTask, AskAsync);
        }
    }

    private async Task AskAsync()
    {
        if (await somebody() is { } contact && await explain(contact) is { } explanation && ReasonsOf(explanation.Gates) is { Count: > 0 } reasons)
        {
            _watch.FoundWaiting();
            await NoteAsync(CampaignEvent.Waits, reasons);
        }
    }

    private Task NoteAsync(CampaignEvent happened, IReadOnlyList<string> reasons) => parts.Events.NoteAsync(campaign, happened, reasons, CancellationToken.None);

    /// <summary>In the order in which they happened. A database that is away costs a line of the log, no call.</summary>
    private async Task AfterAsync(Task before, Func<Task> note)
    {
        await before;
        try
        {
            await note();
        }
        catch (Exception exception)
        {
            LogNotNoted(parts.Logger, exception, campaign);
        }
    }

    /// <summary>Only what is short for the whole campaign; hours, retries and the contact's own gates are the ordinary course. That the trunk takes only single calls is in its own log.</summary>
    private static List<string> ReasonsOf(IReadOnlyList<GateAnswer> gates) => [.. gates.Select(SentenceOf).OfType<string>()];

    private static string? SentenceOf(GateAnswer gate) => gate.Reason switch
    {
        DialGate.TeamCapped => "The team has used up what it may call or talk for now.",
        DialGate.CallerNumberCapped => "The caller number has made all the calls it may make on a day.",
        DialGate.CallerNumbersRest => "All caller numbers rest, because the carrier has refused calls with them.",
        DialGate.NoTrunkSlot => "All channels of the trunk are in use.",
        DialGate.TrunkRests when gate.OpensAtUnixMs is not null => "The carrier has asked for a pause.",
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "What campaign {Campaign} waits for could not be noted in its log")]
    private static partial void LogNotNoted(ILogger logger, Exception exception, CampaignId campaign);
}
