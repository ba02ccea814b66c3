using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Contacts;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Persistence.Imports;
using Campaigns.Persistence.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>A campaign on a test cluster, with an assistant and a trunk of its own.</summary>
internal sealed class TestCampaign
{
    private static readonly RetryRule Soon = new(true, Duration.FromMinutes(5));

    private readonly CampaignTestCluster _cluster;

    private TestCampaign(CampaignTestCluster cluster, CampaignId id, TrunkId trunk) => (_cluster, Id, Trunk) = (cluster, id, trunk);

    public CampaignId Id { get; }

    public TrunkId Trunk { get; }

    public ICampaignGrain Grain => _cluster.Client.GetGrain<ICampaignGrain>(Id.Value);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Creates a campaign that may dial at any hour in New York, a thousand calls a second; <paramref name="with"/> changes what a test is about.</summary>
    public static async Task<TestCampaign> CreateAsync(CampaignTestCluster cluster, Func<CampaignSettings, CampaignSettings>? with = null)
    {
        var (trunk, assistant) = (Guid.NewGuid(), Guid.NewGuid());
        var campaign = new TestCampaign(cluster, new CampaignId(Guid.NewGuid()), new TrunkId(trunk));
        await cluster.Client.GetGrain<ITrunkGrain>(trunk).CreateAsync(new TrunkSettings
        {
            Name = "Test",
            Host = "127.0.0.1",
            CallerNumbers = ["+12025550100"],
            AllowedPrefixes = ["+1", "+44", "+61", "+977"],
            MaxConcurrentCalls = 1000,
            MaxCallsPerSecond = 1000,
        });
        await cluster.Client.GetGrain<IAssistantGrain>(assistant).CreateAsync(new AssistantSettings { Name = "Test" });
        var settings = new CampaignSettings
        {
            Name = "Test",
            Assistant = new AssistantId(assistant),
            Trunk = new TrunkId(trunk),
            CallWindow = CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight),
            LegalHours = false,
            MaxConcurrentCalls = 100,
            MaxCallsPerSecond = 1000,
            Retry = RetryPolicy.Default with { NoAnswer = Soon, Busy = Soon },
        };
        var reply = await campaign.Grain.CreateAsync(with?.Invoke(settings) ?? settings);
        Assert.Empty(reply.Faults);
        return campaign;
    }

    /// <summary>Imports contacts, in this order.</summary>
    /// <param name="numbers">E.164.</param>
    /// <param name="zones">Of all of them.</param>
    public async Task<TestCampaign> WithContactsAsync(IEnumerable<string> numbers, params IReadOnlyList<string> zones)
    {
        IReadOnlyList<string> where = zones.Count == 0 ? ["America/New_York"] : zones;
        var rows = numbers.Select(number => new ImportRow { PhoneNumber = number, ZoneIds = where }).ToAsyncEnumerable();
        await _cluster.Services.GetRequiredService<ContactImport>().RunAsync(Id, rows, DuplicatePolicy.Skip, null, Cancelled);
        await Grain.ContactsChangedAsync();
        return this;
    }

    /// <summary>A command that must be accepted.</summary>
    public async Task<CampaignView> CommandAsync(CampaignCommand command)
    {
        var reply = await Grain.CommandAsync(command);
        Assert.Empty(reply.Faults);
        return reply.View!;
    }

    public async Task<IReadOnlyList<ContactTicket>> ContactsAsync() =>
        [.. (await _cluster.Services.GetRequiredService<ContactReadModel>().ListAsync(Id, ContactFilter.All, null, 1000, Cancelled)).Select(row => row.Ticket)];

    public async Task<ContactTicket> ContactAsync(string number) => (await ContactsAsync()).Single(contact => contact.PhoneNumber == number);

    /// <summary>Ended attempts in the order of their ends.</summary>
    public async Task<IReadOnlyList<AttemptRecord>> AttemptsAsync() =>
        [.. (await _cluster.Services.GetRequiredService<AttemptReadModel>().ListAsync(Id, null, 1000, Cancelled)).Reverse().Select(row => row.Record)];

    public IContactGrain ContactGrain(ContactTicket contact) => _cluster.Client.GetGrain<IContactGrain>(Id.Value, ContactGrainKey.Of(contact.Key.Contact), null);

    /// <summary>The owner of a number's open call.</summary>
    public async Task<string> OwnerOfAsync(string number) =>
        (await _cluster.Services.GetRequiredService<IAttemptJournal>().ReadOpenAsync((await ContactAsync(number)).Key, Cancelled))!.Owner;

    /// <summary>The contact's row, once it is in this state.</summary>
    public Task<ContactTicket> ContactInAsync(string number, ContactState state) => _cluster.Signal.UntilAsync(
        async () => await ContactAsync(number) is { } contact && contact.State == state ? contact : null, $"{number} being {state}", Cancelled);

    /// <summary>The n-th ended attempt of a number, as soon as it is recorded.</summary>
    public Task<AttemptRecord> AttemptAsync(string number, int nth = 1) => _cluster.Signal.UntilAsync(
        async () => (await AttemptsAsync()).Where(attempt => attempt.PhoneNumber == number).ElementAtOrDefault(nth - 1), $"the end of attempt {nth} of {number}", Cancelled);

    /// <summary>The campaign, once <paramref name="condition"/> holds.</summary>
    public Task<CampaignView> UntilAsync(Func<CampaignView, bool> condition, string what) => _cluster.Signal.UntilAsync(
        async () => await Grain.GetAsync() is { } view && condition(view) ? view : null, what, Cancelled);

    public Task<CampaignView> UntilOverAsync() => UntilAsync(view => view.Entry.EndedAt is not null, "the campaign's end");
}
