using System.Collections.Concurrent;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Slots;
using Campaigns.Grains.Interfaces.Contacts;
using Campaigns.Grains.Interfaces.Trunks;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// Accounts for the calls of a dead owner: hangs up those whose answer was recorded, waits until the others have certainly ended,
/// and records each as lost.
/// </summary>
internal sealed partial class OrphanedCalls(
    IGrainFactory grains,
    IAttemptJournal journal,
    ICallOriginator originator,
    IClock clock,
    ILogger<OrphanedCalls> logger)
{
    // By Call-ID. Forgotten with the silo: then it is asked a few times more.
    private readonly ConcurrentDictionary<string, int> _unansweredByes = new(StringComparer.Ordinal);

    /// <summary>Settles what can be settled now. Returns how many of the owner's calls may still be up.</summary>
    public async Task<int> SettleAsync(CampaignEntry campaign, string owner, Instant lapsedAt, CancellationToken cancellationToken)
    {
        var open = await journal.OpenCallsAsync(campaign.Id, owner, cancellationToken);
        var ended = await Task.WhenAll(open.Select(call => EndAsync(campaign, call, lapsedAt, cancellationToken)));
        return ended.Count(done => !done);
    }

    private async Task<bool> EndAsync(CampaignEntry campaign, OpenCall call, Instant lapsedAt, CancellationToken cancellationToken)
    {
        try
        {
            switch (OrphanRule.Decide(call, lapsedAt, _unansweredByes.GetValueOrDefault(call.CallId), clock.GetCurrentInstant()))
            {
                case OrphanRule.HangUp hangUp:
                    var settings = await grains.GetGrain<ITrunkGrain>(call.Trunk.Value).GetWithPasswordAsync();
                    if (settings is null)
                    {
                        return false;
                    }

                    if (!await originator.HangUpRecordedAsync(hangUp.Dialog, settings, cancellationToken))
                    {
                        _unansweredByes.AddOrUpdate(call.CallId, 1, (_, byes) => byes + 1);
                        return false;
                    }

                    LogHungUp(logger, call.Contact.Key.Campaign, call.Contact.Key.Contact, call.AttemptNumber, call.Owner);
                    await LoseAsync(campaign, call);
                    return true;
                case OrphanRule.Lost:
                    await LoseAsync(campaign, call);
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSettled(logger, exception, call.Contact.Key.Campaign, call.Contact.Key.Contact, call.AttemptNumber);
            return false;
        }
    }

    private async Task LoseAsync(CampaignEntry campaign, OpenCall call)
    {
        LogLost(logger, call.Contact.Key.Campaign, call.Contact.Key.Contact, call.AttemptNumber, call.Owner);
        var contact = grains.GetGrain<IContactGrain>(call.Contact.Key.Campaign.Value, ContactGrainKey.Of(call.Contact.Key.Contact), null);
        await contact.EndAsync(new AttemptEnd
        {
            Ticket = call.Contact,
            AttemptNumber = call.AttemptNumber,
            Settings = campaign.Settings,
            Owner = call.Owner,
            CallerNumber = call.CallerNumber,
            Trunk = call.Trunk,
            IntendedAtUnixMs = call.IntendedAt.ToUnixTimeMilliseconds(),
            Outcome = new CallOutcome
            {
                CallId = call.CallId,
                AnsweredAt = call.AnsweredAt,
                EndedAt = clock.GetCurrentInstant(),
            },
            Decided = Disposition.Lost,
            Cause = "siloDied",
            AnswerRecorded = call.AnsweredAt is not null,
        });
        _unansweredByes.TryRemove(call.CallId, out _);
    }
}
