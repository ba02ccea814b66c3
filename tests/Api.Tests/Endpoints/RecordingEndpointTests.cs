using System.Net;
using System.Text.Json.Nodes;
using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.Access;
using NodaTime;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class RecordingEndpointTests(SharedApi api)
{
    private const string Owner = "silo-1@1";
    private const int HeaderLength = 44;

    private int _segment;

    [Fact]
    public async Task Whether_calls_are_recorded_is_a_setting_with_its_defaults()
    {
        var path = $"/api/v1/campaigns/{await api.Host.Http.CreateCampaignAsync()}";
        Assert.Equal("""{"enabled":false,"keepDays":30,"announcedBy":"notice","noticeText":null}""", (await api.Host.Http.GetJsonAsync(path))["recording"]!.ToJsonString());

        var edited = await api.Host.Http.PutJsonAsync(
            path, Body("""{ "enabled": true, "keepDays": 7, "noticeText": "We record this." }"""), HttpStatusCode.OK);

        Assert.Equal("""{"enabled":true,"keepDays":7,"announcedBy":"notice","noticeText":"We record this."}""", edited["recording"]!.ToJsonString());
        Assert.Equal(
            ["recording.keepDays", "recording.noticeText"],
            (await api.Host.Http.PutJsonAsync(path, Body("""{ "keepDays": 0, "announcedBy": "opening", "noticeText": "Unheard" }"""), HttpStatusCode.UnprocessableEntity))
                .AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["recording.noticeText"],
            (await api.Host.Http.PutJsonAsync(path, Body("""{ "noticeText": "xyzzy" }"""), HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/validation"));
    }

    [Fact]
    public async Task An_installation_without_a_key_refuses_to_record_and_says_what_is_missing()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken, canRecord: false);

        var refused = await host.Http.PostJsonAsync("/api/v1/campaigns", Body("""{ "enabled": true }"""), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["recording.enabled"], refused.AssertProblem("/problems/validation"));
        Assert.Contains("Campaigns:Recording:Keys", refused.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_stands_at_its_attempt_and_is_played_and_deleted_there_and_whoever_listened_is_noted()
    {
        var (attempts, callId) = await AttemptAsync("+12024567101");
        Assert.Null((await OneAsync(attempts))["recording"]);
        await RecordAsync(callId, [0x80, 0xFF, 0xFF, 0x80], isLast: false);
        Assert.False((await OneAsync(attempts))["recording"]!["complete"]!.GetValue<bool>());
        await RecordAsync(callId, [0x00, 0xFF], isLast: true);

        var recording = (await OneAsync(attempts))["recording"]!;
        Assert.True(recording["complete"]!.GetValue<bool>());
        var url = recording["url"]!.GetValue<string>();
        Assert.Equal($"{attempts}/1/recording", url);

        using (var download = await api.Host.Http.GetAsync(url, TestContext.Current.CancellationToken))
        {
            var wav = await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "audio/wav", HeaderLength + 12L), (download.StatusCode, download.Content.Headers.ContentType?.MediaType, download.Content.Headers.ContentLength));
            Assert.Equal(32124, BitConverter.ToInt16(wav, HeaderLength));
            Assert.Equal(-32124, BitConverter.ToInt16(wav, HeaderLength + 8));
        }

        Assert.Equal((HttpStatusCode.PartialContent, "bytes 44-47/56", 4), await RangeAsync(url, "bytes=44-47"));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 50-55/56", 6), await RangeAsync(url, "bytes=50-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await RangeAsync(url, "bytes=56-")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Host.Http.DeleteAsync(url, TestContext.Current.CancellationToken)).StatusCode);
        (await api.Host.Http.GetJsonAsync(url, HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
        (await (await api.Host.Http.DeleteAsync(url, TestContext.Current.CancellationToken)).ReadAsync(HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
        var after = await OneAsync(attempts);
        Assert.Null(after["recording"]);
        Assert.True(after["recorded"]!.GetValue<bool>());

        var audit = (await api.Host.Http.GetJsonAsync("/api/v1/audit?limit=200"))["items"]!.AsArray().Where(entry => entry!["target"]!.GetValue<string>() == url);
        Assert.Equal(["DELETE", "GET", "GET", "GET"], audit.Select(entry => entry!["method"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Whoever_may_read_may_listen_but_not_delete_and_another_team_finds_nothing()
    {
        var (attempts, callId) = await AttemptAsync("+12024567102");
        await RecordAsync(callId, [1, 2], isLast: true);
        var reader = await api.Host.Get<ApiKeys>().CreateAsync(new NewApiKey(TeamId.First, "listener", Scopes.Read), TestContext.Current.CancellationToken);
        var team = await api.Host.Http.PostJsonAsync("/api/v1/teams", """{ "name": "Others" }""", HttpStatusCode.Created);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, $"{attempts}/1/recording", reader));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Delete, $"{attempts}/1/recording", reader));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, $"{attempts}/1/recording", team["key"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, $"{attempts}/2/recording", reader));
    }

    private static string Body(string recording) =>
        $$"""{ "name": "Spring", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}", "recording": {{recording}} }""";

    private async Task<(HttpStatusCode Status, string? Range, int Octets)> RangeAsync(string path, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Range", range } } };
        using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Content.Headers.ContentRange?.ToString(), (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string key)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "X-Api-Key", key } } };
        using var response = await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<JsonNode> OneAsync(string attempts) => Assert.Single((await api.Host.Http.GetJsonAsync(attempts))["items"]!.AsArray())!;

    private Task RecordAsync(string callId, byte[] octets, bool isLast) => api.Host.Get<IRecordingStore>().AppendAsync(
        new RecordingSegment
        {
            CallId = callId,
            PhoneNumber = "+12024567101",
            StartedAt = SystemClock.Instance.GetCurrentInstant(),
            ExpiresAt = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1),
            Number = _segment++,
            IsLast = isLast,
            Octets = octets,
        },
        TestContext.Current.CancellationToken);

    /// <summary>A contact with one ended attempt: where its attempts are, and the call's id.</summary>
    private async Task<(string Attempts, string CallId)> AttemptAsync(string number)
    {
        var campaign = new CampaignId(await api.Host.Http.CreateCampaignAsync(""", "keepOpen": true"""));
        await api.Host.Http.CommandAsync(campaign.Value, "launch");
        await api.Host.Get<ICampaignDirectory>().SaveAsync(api.Host.Cluster.Campaign(campaign.Value).Entry!, TestContext.Current.CancellationToken);
        await api.Host.Get<ISlotLedgerStore>().SaveAsync(campaign.Value, new StoredGrant(Owner, 10, Epoch: 1), TestContext.Current.CancellationToken);
        await api.Host.Http.ImportAsync(campaign.Value, $"phone\n{number}\n", HttpStatusCode.OK);
        var id = (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/contacts"))["items"]![0]!["id"]!.GetValue<long>();
        var contact = (await api.Host.Get<IContactQueue>().ReadAsync(new ContactKey(campaign, id), TestContext.Current.CancellationToken))!;
        var now = Instant.FromUtc(2026, 3, 2, 10, 0);
        var intent = new AttemptIntent
        {
            Contact = contact.Key,
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
            IntendedAt = now,
        };
        var journal = api.Host.Get<IAttemptJournal>();
        Assert.IsType<IntentResult.Written>(await journal.WriteIntentAsync(intent, TestContext.Current.CancellationToken));
        Assert.True(await journal.WriteOutcomeAsync(
            new AttemptRecord
            {
                Contact = contact.Key,
                AttemptNumber = 1,
                PhoneNumber = intent.PhoneNumber,
                CallerNumber = intent.CallerNumber,
                Trunk = intent.Trunk,
                Owner = Owner,
                IntendedAt = now,
                Disposition = Disposition.Answered,
                Cause = "announcementEnded",
                Outcome = new CallOutcome { CallId = intent.CallId, SipStatus = 200, AnsweredAt = now, EndedAt = now + Duration.FromSeconds(3), Details = new CallDetails { RecordingKey = intent.CallId } },
                NextState = ContactState.Answered,
                AttemptsSpent = 1,
            },
            TestContext.Current.CancellationToken));
        return ($"/api/v1/campaigns/{campaign}/contacts/{id}/attempts", intent.CallId);
    }
}
