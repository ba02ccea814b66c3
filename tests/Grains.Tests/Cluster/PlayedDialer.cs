using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Contacts;
using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>A dialer that a test plays message by message.</summary>
internal sealed class PlayedDialer : IDialerObserver
{
    private readonly CampaignTestCluster _cluster;
    private readonly TestCampaign _campaign;
    private readonly IDialerObserver _reference;
    private long _sequence;

    public PlayedDialer(CampaignTestCluster cluster, TestCampaign campaign, string owner)
    {
        (_cluster, _campaign, Owner) = (cluster, campaign, owner);
        _reference = cluster.Client.CreateObjectReference<IDialerObserver>(this);
    }

    /// <summary>A silo's address with generation; no member of the cluster has it.</summary>
    public string Owner { get; }

    /// <summary>What its trunk's caller number may be used for on one day; null: as often as one likes.</summary>
    public int? CallerMaxCallsPerDay { get; set; }

    /// <summary>The epochs it was told of.</summary>
    public List<(long Epoch, LiveCallOrder Order)> Told { get; } = [];

    /// <summary>One pull.</summary>
    /// <param name="wanted">Slots asked for.</param>
    /// <param name="held">Slots it says it holds.</param>
    /// <param name="returned">Contacts whose grants have ended.</param>
    public Task<PullReply> PullAsync(int wanted, int held, params ReturnedContact[] returned) => PullAsync(++_sequence, wanted, held, returned);

    /// <summary>The last pull once more, as it was.</summary>
    public Task<PullReply> RepeatAsync(int wanted, int held, params ReturnedContact[] returned) => PullAsync(_sequence, wanted, held, returned);

    /// <summary>Pulls until so many contacts have come: the queue fills beside the grain's turns.</summary>
    public Task<PullReply> UntilGrantedAsync(int wanted, int held) => _cluster.Signal.UntilAsync(
        async () => await PullAsync(wanted, held) is { Contacts.Length: > 0 } reply ? reply : null, "a grant", TestContext.Current.CancellationToken);

    /// <summary>Asks a contact's grain to begin an attempt.</summary>
    public async Task<BeginReply> BeginAsync(GrantedContact granted, long epoch) => await GrainOf(granted).BeginAsync(await OrderAsync(granted, epoch));

    /// <summary>Records that an attempt was answered.</summary>
    public async Task AnsweredAsync(GrantedContact granted, int attemptNumber)
    {
        var order = await OrderAsync(granted, 0);
        var dialog = new RecordedDialog
        {
            CallId = order.CallId,
            LocalTag = order.LocalTag,
            RemoteTag = "far",
            LocalUri = "sip:us@carrier",
            RemoteUri = "sip:far@carrier",
            RemoteTarget = "sip:far@127.0.0.1",
            LocalCSeq = 1,
            NextHop = "127.0.0.1:5060",
        };
        Assert.True(await _cluster.Services.GetRequiredService<IAttemptJournal>().WriteAnswerAsync(
            new AnsweredCall(order.Ticket.Key, attemptNumber, granted.PhoneNumber, _cluster.Clock.GetCurrentInstant(), dialog), TestContext.Current.CancellationToken));
    }

    /// <summary>Reports that an attempt was busy.</summary>
    public async Task<EndReply> EndBusyAsync(GrantedContact granted, int attemptNumber)
    {
        var order = await OrderAsync(granted, 0);
        return await GrainOf(granted).EndAsync(new AttemptEnd
        {
            Ticket = order.Ticket,
            AttemptNumber = attemptNumber,
            Settings = order.Settings,
            Owner = Owner,
            CallerNumber = order.CallerNumber,
            Trunk = _campaign.Trunk,
            IntendedAtUnixMs = _cluster.Clock.GetCurrentInstant().ToUnixTimeMilliseconds(),
            Outcome = new CallOutcome { CallId = order.CallId, SipStatus = 486, EndedBy = CallParty.FarEnd, EndedAt = _cluster.Clock.GetCurrentInstant() },
        });
    }

    Task IDialerObserver.EpochRoseAsync(Guid campaign, long epoch, LiveCallOrder order)
    {
        Told.Add((epoch, order));
        return Task.CompletedTask;
    }

    Task IDialerObserver.WorkAvailableAsync(Guid campaign)
    {
        _cluster.Signal.Raise();
        return Task.CompletedTask;
    }

    Task IDialerObserver.SuppressAsync(Guid team, string[] numbers) => Task.CompletedTask;

    Task IDialerObserver.EndCallAsync(Guid campaign, long contact, string callId) => Task.CompletedTask;

    private Task<PullReply> PullAsync(long sequence, int wanted, int held, ReturnedContact[] returned) => _campaign.Grain.PullAsync(new PullRequest
    {
        Owner = Owner,
        Dialer = _reference,
        Sequence = sequence,
        Held = held,
        Wanted = wanted,
        Returned = returned,
        SettingsVersion = 0,
        Dialing = 0,
        Ringing = 0,
        InCall = 0,
        Started = 0,
    });

    private IContactGrain GrainOf(GrantedContact granted) => _campaign.ContactGrain(granted.ToTicket(_campaign.Id));

    private async Task<AttemptOrder> OrderAsync(GrantedContact granted, long epoch) => new()
    {
        Ticket = granted.ToTicket(_campaign.Id),
        Settings = (await _campaign.Grain.GetAsync())!.Entry.Settings,
        Owner = Owner,
        Epoch = epoch,
        CallerNumber = "+12025550100",
        CallerMaxCallsPerDay = CallerMaxCallsPerDay,
        AllowedPrefixes = ["+1"],
        CallId = FormattableString.Invariant($"{Owner}-{granted.Contact}-{granted.LastAttemptNumber}"),
        LocalTag = "tag",
    };
}
