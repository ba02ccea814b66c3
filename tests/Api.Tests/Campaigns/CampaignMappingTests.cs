using System.Text.Json;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Json;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Api.Tests.Campaigns;

public sealed class CampaignMappingTests
{
    private static readonly Guid Assistant = Guid.Parse("01970000-0000-7000-8000-00000000000a");
    private static readonly Guid Trunk = Guid.Parse("01970000-0000-7000-8000-00000000000b");

    [Fact]
    public void Takes_the_products_defaults_for_what_is_left_out()
    {
        var settings = Map(new CampaignRequest { Name = "Spring", AssistantId = Assistant, TrunkId = Trunk });

        var defaults = new CampaignSettings { Name = "Spring", Assistant = new(Assistant), Trunk = new(Trunk) };
        Assert.Equal(defaults with { CallWindow = settings.CallWindow }, settings);
        Assert.Equal(defaults.CallWindow.Hours.Keys, settings.CallWindow.Hours.Keys);
        Assert.All(settings.CallWindow.Hours.Values, ranges => Assert.Equal(defaults.CallWindow.Hours[IsoDayOfWeek.Monday], ranges));
        Assert.Empty(settings.CallWindow.BlackoutDates);
    }

    [Fact]
    public void Takes_every_setting_from_the_request()
    {
        var settings = Map(Read("""
            {
              "name": "Spring", "description": "All of them", "assistantId": "01970000-0000-7000-8000-00000000000a", "trunkId": "01970000-0000-7000-8000-00000000000b",
              "callWindow": { "start": "20:00", "end": "02:30", "timeZone": "Europe/London" },
              "useContactTimeZone": false, "assumeCampaignZone": true, "legalHours": false, "startAt": "2026-12-01T09:00:00Z", "endAt": "2026-12-31T23:00:00Z",
              "maxConcurrentCalls": 200, "maxCallsPerSecond": 12.5,
              "retry": {
                "maxAttempts": 7, "noAnswer": { "delay": "00:01:00" }, "busy": { "enabled": false }, "technicalError": { "enabled": true, "maxAttempts": 2 },
                "voicemail": { "enabled": true, "delay": "1.00:00:00" }, "declined": { "delay": "02:00:00" }, "lost": { "enabled": false },
                "backoff": { "multiplier": 2, "cap": "12:00:00" }
              },
              "voicemail": { "detection": true, "action": "hangUp", "waitForVerdict": true, "messageText": "Please call us back." },
              "ringTimeout": "00:00:45", "maxCallDuration": "01:00:00", "priority": -3, "keepOpen": true, "variables": { "offer": "10 %", "n": 1 }
            }
            """));

        var @default = RetryPolicy.Default;
        Assert.Equal(
            new CampaignSettings
            {
                Name = "Spring",
                Description = "All of them",
                Assistant = new(Assistant),
                Trunk = new(Trunk),
                CallWindow = settings.CallWindow,
                TimeZone = "Europe/London",
                UseContactTimeZone = false,
                AssumeCampaignZone = true,
                LegalHours = false,
                StartAt = Instant.FromUtc(2026, 12, 1, 9, 0),
                EndAt = Instant.FromUtc(2026, 12, 31, 23, 0),
                MaxConcurrentCalls = 200,
                MaxCallsPerSecond = 12.5,
                Retry = new RetryPolicy
                {
                    MaxAttempts = 7,
                    NoAnswer = @default.NoAnswer with { Delay = Duration.FromMinutes(1) },
                    Busy = @default.Busy with { Enabled = false },
                    TechnicalError = @default.TechnicalError with { Enabled = true, MaxAttempts = 2 },
                    Voicemail = new RetryRule(true, Duration.FromDays(1)),
                    Declined = @default.Declined with { Delay = Duration.FromHours(2) },
                    Lost = @default.Lost with { Enabled = false },
                    Backoff = new Backoff(2, Duration.FromHours(12)),
                },
                Voicemail = new VoicemailSettings { Action = VoicemailAction.HangUp, WaitForVerdict = true, MessageText = "Please call us back." },
                RingTimeout = Duration.FromSeconds(45),
                MaxCallDuration = Duration.FromHours(1),
                Priority = -3,
                KeepOpen = true,
                VariablesJson = """{"offer":"10 %","n":1}""",
            },
            settings);
        Assert.All(settings.CallWindow.Hours.Values, ranges => Assert.Equal([new(new LocalTime(20, 0), new LocalTime(2, 30))], ranges));
    }

    [Theory]
    [InlineData("{}", "name", "assistantId", "trunkId")]
    [InlineData("""{"name":" ","assistantId":"01970000-0000-7000-8000-00000000000a","trunkId":"01970000-0000-7000-8000-00000000000b"}""", "name")]
    [InlineData("""{"endAt":"tomorrow","ringTimeout":"30","maxCallDuration":"ten minutes","retry":{"busy":{"delay":"5"},"backoff":{"cap":"x"}},"voicemail":{"detection":false,"waitForVerdict":true,"messageText":""}}""",
        "name", "assistantId", "trunkId", "endAt", "ringTimeout", "maxCallDuration", "retry.busy.delay", "retry.backoff.cap", "voicemail.waitForVerdict", "voicemail.messageText")]
    public void Names_every_fault(string json, params string[] paths)
    {
        var faults = new RequestFaults();
        Read(json).ToSettings(CampaignLimits.Default, faults);

        Assert.Equal(paths.Order(StringComparer.Ordinal), faults.All.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.False(faults.Malformed);
    }

    [Fact]
    public void Answers_with_a_body_that_it_would_take_again()
    {
        var settings = Map(Read("""
            {
              "name": "Spring", "assistantId": "01970000-0000-7000-8000-00000000000a", "trunkId": "01970000-0000-7000-8000-00000000000b",
              "callWindow": { "timeZone": "Asia/Kathmandu", "days": { "monday": [{ "start": "09:00", "end": "12:00" }, { "start": "13:00", "end": "24:00" }], "saturday": [] },
                              "blackoutDates": ["2026-12-25", { "from": "2026-12-30", "to": "2027-01-02" }] },
              "endAt": "2026-12-31T23:00:00Z", "variables": { "a": [1, null] }
            }
            """));
        var entry = new CampaignEntry { Id = new(Guid.Empty), Status = CampaignStatus.Draft, Epoch = 1, Version = 1, Settings = settings, CreatedAt = NodaConstants.UnixEpoch };
        var written = JsonSerializer.SerializeToNode(CampaignResponse.From(entry), ApiJson.Options)!.AsObject();
        string[] notSettings = ["id", "status", "version", "createdAt", "startedAt", "endedAt", "reasons", "progress", "hasDropMessage", "warnings"];
        foreach (var name in notSettings)
        {
            Assert.True(written.Remove(name));
        }

        var faults = new RequestFaults();
        JsonShape.Prune(written, ApiJson.Options.GetTypeInfo(typeof(CampaignRequest)), faults);
        Assert.Empty(faults.All);
        var again = Map(written.Deserialize<CampaignRequest>(ApiJson.Options)!);

        Assert.Equal(settings with { CallWindow = again.CallWindow }, again);
        Assert.Equal(settings.CallWindow.BlackoutDates, again.CallWindow.BlackoutDates);
        Assert.Equal(settings.CallWindow.Hours.Keys, again.CallWindow.Hours.Keys);
        Assert.Equal(settings.CallWindow.Hours[IsoDayOfWeek.Monday], again.CallWindow.Hours[IsoDayOfWeek.Monday]);
    }

    private static CampaignRequest Read(string json) => JsonSerializer.Deserialize<CampaignRequest>(json, ApiJson.Options)!;

    private static CampaignSettings Map(CampaignRequest request)
    {
        var faults = new RequestFaults();
        var settings = request.ToSettings(CampaignLimits.Default, faults);
        Assert.Empty(faults.All);
        return settings;
    }
}
