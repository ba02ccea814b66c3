using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

/// <summary>Settings that are right, and changes by the name that the API gives a field.</summary>
internal static class Settings
{
    public static CampaignSettings Valid { get; } = new()
    {
        Name = "Spring",
        Assistant = new AssistantId(Guid.Parse("01900000-0000-7000-8000-000000000001")),
        Trunk = new TrunkId(Guid.Parse("01900000-0000-7000-8000-000000000002")),
    };

    public static IReadOnlyDictionary<string, CampaignSettings> OneChangeEach { get; } = new Dictionary<string, CampaignSettings>
    {
        ["name"] = Valid with { Name = "Autumn" },
        ["description"] = Valid with { Description = "Second round" },
        ["assistantId"] = Valid with { Assistant = new AssistantId(Guid.Empty) },
        ["trunkId"] = Valid with { Trunk = new TrunkId(Guid.Empty) },
        ["callerNumbers"] = Valid with { CallerNumbers = [new CampaignCallerNumber("+12025550100", 3)] },
        ["callWindow"] = Valid with { TimeZone = "Europe/London" },
        ["useContactTimeZone"] = Valid with { UseContactTimeZone = false },
        ["assumeCampaignZone"] = Valid with { AssumeCampaignZone = true },
        ["legalHours"] = Valid with { LegalHours = false },
        ["startAt"] = Valid with { StartAt = Instant.FromUtc(2029, 1, 1, 0, 0) },
        ["endAt"] = Valid with { EndAt = Instant.FromUtc(2030, 1, 1, 0, 0) },
        ["maxConcurrentCalls"] = Valid with { MaxConcurrentCalls = 6 },
        ["maxCallsPerSecond"] = Valid with { MaxCallsPerSecond = 1.5 },
        ["retry"] = Valid with { Retry = Valid.Retry with { MaxAttempts = 4 } },
        ["voicemail"] = Valid with { Voicemail = Valid.Voicemail with { MessageText = "Please call us back." } },
        ["recording"] = Valid with { Recording = Valid.Recording with { Enabled = true } },
        ["ringTimeout"] = Valid with { RingTimeout = Duration.FromSeconds(31) },
        ["maxCallDuration"] = Valid with { MaxCallDuration = Duration.FromMinutes(11) },
        ["requireConsent"] = Valid with { RequireConsent = true },
        ["frequency"] = Valid with { Frequency = new FrequencyLimits { MaxPer7Days = 7 } },
        ["priority"] = Valid with { Priority = 1 },
        ["weight"] = Valid with { Weight = 2 },
        ["keepOpen"] = Valid with { KeepOpen = true },
        ["variables"] = Valid with { VariablesJson = """{"a":1}""" },
    };
}
