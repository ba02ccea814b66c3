using Campaigns.Domain.Amd;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class AttemptEndpointTests(SharedApi api)
{
    private const string Owner = "silo-1@1";
    private static readonly CallDetails Details = new()
    {
        Detection = new Detection { Verdict = AmdVerdict.Machine, Cause = AmdCause.LongGreeting, TookMs = 1980, GreetingEnd = GreetingEnd.Beep, MessageDropped = true },
        OptedOut = true,
        TransferredTo = "sip:desk@pbx.example",
        AssistantFailure = "The agent could not be reached",
        Media = new MediaQuality { PacketsSent = 500, PacketsReceived = 498, PacketsLost = 2, JitterMs = 1.3, RoundTripMs = 41.2 },
    };

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    [Fact]
    public async Task Lists_attempts_newest_first_and_of_a_contact_in_their_order()
    {
        var campaign = await RunningCampaignAsync();
        await api.Host.Http.ImportAsync(campaign.Value, "phone\n+12024567001\n+12024567002\n", System.Net.HttpStatusCode.OK);
        var contacts = (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/contacts"))["items"]!.AsArray().Select(contact => contact!["id"]!.GetValue<long>()).ToArray();
        await DialAsync(new ContactKey(campaign, contacts[0]));
        await DialAsync(new ContactKey(campaign, contacts[1]));

        var page = await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/attempts?limit=1");
        var attempt = Assert.Single(page["items"]!.AsArray())!;
        Assert.Equal(contacts[1], attempt["contactId"]!.GetValue<long>());
        Assert.Equal(("busy", 486, "farEnd", "none"), (attempt["disposition"]!.GetValue<string>(), attempt["sipStatus"]!.GetValue<int>(), attempt["endedBy"]!.GetValue<string>(), attempt["failure"]!.GetValue<string>()));
        Assert.Equal("2026-03-02T10:00:03Z", attempt["endedAt"]!.GetValue<string>());
        Assert.Equal((498, 2, 1.3, 41.2), (attempt["media"]!["packetsReceived"]!.GetValue<int>(), attempt["media"]!["packetsLost"]!.GetValue<int>(), attempt["media"]!["jitterMs"]!.GetValue<double>(), attempt["media"]!["roundTripMs"]!.GetValue<double>()));
        Assert.Null(attempt["media"]!["farJitterMs"]);
        Assert.Equal(
            ("machine", "longGreeting", 1980, "beep", true),
            (attempt["detection"]!["verdict"]!.GetValue<string>(), attempt["detection"]!["cause"]!.GetValue<string>(), attempt["detection"]!["tookMs"]!.GetValue<int>(), attempt["detection"]!["greetingEnd"]!.GetValue<string>(), attempt["detection"]!["messageDropped"]!.GetValue<bool>()));
        Assert.Equal(
            (true, "sip:desk@pbx.example", "The agent could not be reached"),
            (attempt["optedOut"]!.GetValue<bool>(), attempt["transferredTo"]!.GetValue<string>(), attempt["assistantFailure"]!.GetValue<string>()));
        var csv = await api.Host.Http.GetStringAsync($"/api/v1/campaigns/{campaign}/attempts/export", TestContext.Current.CancellationToken);
        Assert.All(
            csv.TrimEnd().Split("\r\n").Skip(1),
            line => Assert.EndsWith(",machine,longGreeting,1980,true,true,sip:desk@pbx.example,The agent could not be reached,", line, StringComparison.Ordinal));
        var next = await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/attempts?limit=1&cursor={page["nextCursor"]}");
        Assert.Equal(contacts[0], Assert.Single(next["items"]!.AsArray())!["contactId"]!.GetValue<long>());
        Assert.Null(next["nextCursor"]);

        var one = (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/contacts/{contacts[0]}/attempts"))["items"]!.AsArray();
        Assert.Equal(1, Assert.Single(one)!["attemptNumber"]!.GetValue<int>());
        Assert.Equal("busy", (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/contacts/{contacts[0]}"))["state"]!.GetValue<string>());
    }

    private async Task<CampaignId> RunningCampaignAsync()
    {
        var id = await api.Host.Http.CreateCampaignAsync(""", "keepOpen": true""");
        await api.Host.Http.CommandAsync(id, "launch");
        await api.Host.Get<ICampaignDirectory>().SaveAsync(api.Host.Cluster.Campaign(id).Entry!, TestContext.Current.CancellationToken);
        await api.Host.Get<ISlotLedgerStore>().SaveAsync(id, new StoredGrant(Owner, 10, Epoch: 1), TestContext.Current.CancellationToken);
        return new CampaignId(id);
    }

    private async Task DialAsync(ContactKey key)
    {
        var contact = (await api.Host.Get<IContactQueue>().ReadAsync(key, TestContext.Current.CancellationToken))!;
        var intent = new AttemptIntent
        {
            Contact = key,
            AttemptNumber = 1,
            ContactVersion = contact.Version,
            PhoneNumber = contact.PhoneNumber,
            CallerNumber = "+12024561111",
            Trunk = new TrunkId(Guid.NewGuid()),
            Owner = Owner,
            Epoch = 1,
            CallId = Guid.NewGuid().ToString("N"),
            LocalTag = "tag",
            RingTimeout = Duration.FromSeconds(30),
            MaxCallDuration = Duration.FromMinutes(10),
            IntendedAt = Now,
        };
        var journal = api.Host.Get<IAttemptJournal>();
        Assert.IsType<IntentResult.Written>(await journal.WriteIntentAsync(intent, TestContext.Current.CancellationToken));
        var recorded = await journal.WriteOutcomeAsync(
            new AttemptRecord
            {
                Contact = key,
                AttemptNumber = 1,
                PhoneNumber = intent.PhoneNumber,
                CallerNumber = intent.CallerNumber,
                Trunk = intent.Trunk,
                Owner = Owner,
                IntendedAt = Now,
                Disposition = Disposition.Busy,
                Cause = "486 Busy Here",
                Outcome = new CallOutcome { CallId = intent.CallId, SipStatus = 486, SipReason = "Busy Here", EndedAt = Now + Duration.FromSeconds(3), EndedBy = CallParty.FarEnd, Details = Details },
                NextState = ContactState.Busy,
                AttemptsSpent = 1,
            },
            TestContext.Current.CancellationToken);
        Assert.True(recorded);
    }
}
