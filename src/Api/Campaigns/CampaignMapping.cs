using System.Text.Json.Nodes;
using Campaigns.Api.Json;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>Reads a campaign's settings out of a request. Form is judged here, ranges by the domain's rules.</summary>
internal static class CampaignMapping
{
    private static readonly CallWindowRequest DefaultWindow = new();
    private static readonly RetryRequest DefaultRetry = new();
    private static readonly VoicemailRequest DefaultVoicemail = new();
    private static readonly RecordingRequest DefaultRecording = new();

    /// <param name="current">What is there already: a drop message that was uploaded stays.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="limits">The ranges.</param>
    /// <param name="faults">Takes every fault.</param>
    public static CampaignSettings ToSettings(this CampaignRequest request, CampaignLimits limits, RequestFaults faults, CampaignSettings? current = null)
    {
        var settings = new CampaignSettings
        {
            Name = faults.Required("name", request.Name),
            Assistant = new AssistantId(faults.Required("assistantId", request.AssistantId, Guid.Empty)),
            Trunk = new TrunkId(faults.Required("trunkId", request.TrunkId, Guid.Empty)),
            CallWindow = (request.CallWindow ?? DefaultWindow).ToWindow(faults),
            StartAt = faults.Instant("startAt", request.StartAt),
            EndAt = faults.Instant("endAt", request.EndAt),
            Retry = (request.Retry ?? DefaultRetry).ToPolicy(faults),
            VariablesJson = (request.Variables ?? new JsonObject()).ToJsonString(ApiJson.Options),
        };
        settings = settings with
        {
            Description = request.Description ?? settings.Description,
            TimeZone = request.CallWindow?.TimeZone ?? settings.TimeZone,
            CallerNumbers = request.CallerNumbers is { Count: > 0 } chosen ? CallerNumbers(chosen, faults) : settings.CallerNumbers,
            UseContactTimeZone = request.UseContactTimeZone ?? settings.UseContactTimeZone,
            AssumeCampaignZone = request.AssumeCampaignZone ?? settings.AssumeCampaignZone,
            LegalHours = request.LegalHours ?? settings.LegalHours,
            MaxConcurrentCalls = request.MaxConcurrentCalls ?? settings.MaxConcurrentCalls,
            MaxCallsPerSecond = request.MaxCallsPerSecond ?? settings.MaxCallsPerSecond,
            Voicemail = (request.Voicemail ?? DefaultVoicemail).ToSettings(current?.Voicemail),
            Recording = (request.Recording ?? DefaultRecording).ToSettings(current?.Recording),
            RingTimeout = faults.Duration("ringTimeout", request.RingTimeout) ?? settings.RingTimeout,
            MaxCallDuration = faults.Duration("maxCallDuration", request.MaxCallDuration) ?? settings.MaxCallDuration,
            RequireConsent = request.RequireConsent ?? settings.RequireConsent,
            Frequency = request.Frequency?.ToLimits() ?? settings.Frequency,
            Priority = request.Priority ?? settings.Priority,
            Weight = request.Weight ?? settings.Weight,
            KeepOpen = request.KeepOpen ?? settings.KeepOpen,
        };
        faults.AddRange(CampaignSettingsRules.Validate(settings, limits, DateTimeZoneProviders.Tzdb));
        return settings;
    }

    private static List<CampaignCallerNumber> CallerNumbers(IReadOnlyList<CampaignCallerNumberRequest> chosen, RequestFaults faults) =>
    [
        .. chosen.Select((number, index) => new CampaignCallerNumber(faults.Required($"callerNumbers[{index}].number", number.Number), number.Weight ?? 1)),
    ];
}
