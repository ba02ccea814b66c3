using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using NodaTime;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>A campaign with the statuses and refusals of the real one, and no calls.</summary>
internal sealed class SampleCampaign(Guid id) : ICampaignGrain
{
    public static readonly Instant CreatedAt = Instant.FromUtc(2026, 3, 2, 10, 0);

    public CampaignEntry? Entry { get; private set; }

    public int ContactChanges { get; private set; }

    public CampaignCommand? LastCommand { get; private set; }

    public Task<CampaignReply> CreateAsync(CampaignSettings settings)
    {
        Entry = new CampaignEntry { Id = new CampaignId(id), Status = CampaignSchedule.StatusFor(CampaignStatus.Draft, settings.StartAt), Epoch = 1, Version = 1, Settings = settings, CreatedAt = CreatedAt };
        return Done();
    }

    public Task<CampaignReply> EditAsync(CampaignSettings settings, long? expectedVersion)
    {
        if (Entry is null)
        {
            return Refused(Refusal.NotFound);
        }

        if (expectedVersion is { } expected && expected != Entry.Version)
        {
            return Refused(Refusal.VersionMismatch);
        }

        if (Entry.Status == CampaignStatus.Running)
        {
            return Refused(Refusal.Conflict, new Fault("callWindow", "Locked while the campaign runs: pause first."), new Fault("retry", "Locked while the campaign runs: pause first."));
        }

        Entry = Entry with { Status = CampaignSchedule.StatusFor(Entry.Status, settings.StartAt), Settings = settings, Version = Entry.Version + 1 };
        return Done();
    }

    public Task<CampaignReply> CommandAsync(CampaignCommand command)
    {
        LastCommand = command;
        CampaignStatus? next = (Entry?.Status, command) switch
        {
            (null, _) => null,
            (CampaignStatus.Draft or CampaignStatus.Paused, CampaignCommand.Launch or CampaignCommand.Resume) => CampaignStatus.Running,
            (CampaignStatus.Running, CampaignCommand.Launch) => CampaignStatus.Running,
            (CampaignStatus.Scheduled, CampaignCommand.Unschedule) => CampaignStatus.Draft,
            (CampaignStatus.Running, CampaignCommand.Pause) => CampaignStatus.Paused,
            (CampaignStatus.Draft or CampaignStatus.Running or CampaignStatus.Paused, CampaignCommand.Cancel or CampaignCommand.CancelAndHangUp) => CampaignStatus.Cancelled,
            (CampaignStatus.Draft or CampaignStatus.Cancelled, CampaignCommand.Delete) => Entry!.Status,
            _ => null,
        };
        if (next is null)
        {
            return Refused(Entry is null ? Refusal.NotFound : Refusal.Conflict, new Fault("", $"A campaign that is {Entry?.Status} can't do that."));
        }

        Entry = command == CampaignCommand.Delete ? null : Entry! with { Status = next.Value, Version = Entry.Version + 1 };
        return Done();
    }

    public Task<CampaignView?> GetAsync() => Task.FromResult(View());

    /// <summary>What an explanation of a contact says; null: there is no such contact.</summary>
    public ContactExplanation? Explanation { get; set; }

    public Task<CampaignProgress?> WatchAsync(IProgressObserver viewers) => throw new NotSupportedException("Progress is under the test's hand.");

    public Task<ContactExplanation?> ExplainAsync(long contact) => Task.FromResult(Explanation?.Contact.Key.Contact == contact ? Explanation : null);

    public Task ContactsChangedAsync()
    {
        ContactChanges++;
        return Task.CompletedTask;
    }

    public Task<PullReply> PullAsync(PullRequest request) => throw new NotSupportedException("Nobody dials here.");

    /// <summary>Contacts and Call-IDs whose end was asked for.</summary>
    public List<(long Contact, string CallId)> EndedCalls { get; } = [];

    public Task EndCallAsync(long contact, string callId)
    {
        EndedCalls.Add((contact, callId));
        return Task.CompletedTask;
    }

    public Task RetriesDueAsync() => throw new NotSupportedException("Nobody dials here.");

    private static Task<CampaignReply> Refused(Refusal refusal, params Fault[] faults) => Task.FromResult(new CampaignReply(null, refusal, faults));

    private Task<CampaignReply> Done() => Task.FromResult(new CampaignReply(View(), null, []));

    private CampaignView? View() => Entry is null ? null : new CampaignView(Entry, SampleProgress.At(1, Entry.Status));
}
