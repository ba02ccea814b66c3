using System.Text.Json;
using Campaigns.Api.Access;
using Campaigns.Api.Json;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>A campaign as it is now: its settings, its status and its progress.</summary>
internal sealed record CampaignResponse
{
    public required Guid Id { get; init; }
    public required CampaignStatus Status { get; init; }

    /// <summary>Rises with each change of settings or status; also the ETag.</summary>
    public required long Version { get; init; }

    public required string Name { get; init; }
    public required string Description { get; init; }
    public required Guid AssistantId { get; init; }
    public required Guid TrunkId { get; init; }
    public required IReadOnlyList<CampaignCallerNumber> CallerNumbers { get; init; }
    public required CallWindowResponse CallWindow { get; init; }
    public required bool UseContactTimeZone { get; init; }
    public required bool AssumeCampaignZone { get; init; }
    public required bool LegalHours { get; init; }

    /// <summary>When it starts, or was to start, by itself; null: when it is launched.</summary>
    public required Instant? StartAt { get; init; }

    public required Instant? EndAt { get; init; }
    public required int MaxConcurrentCalls { get; init; }
    public required double MaxCallsPerSecond { get; init; }
    public required RetryResponse Retry { get; init; }
    public required VoicemailResponse Voicemail { get; init; }
    public required RecordingResponse Recording { get; init; }
    public required Duration RingTimeout { get; init; }
    public required Duration MaxCallDuration { get; init; }
    public required bool RequireConsent { get; init; }
    public required FrequencyResponse Frequency { get; init; }
    public required int Priority { get; init; }
    public required int Weight { get; init; }
    public required bool KeepOpen { get; init; }
    public required JsonElement Variables { get; init; }
    /// <summary>There is a drop message, spoken or uploaded; false: the assistant's recording is left on machines.</summary>
    public required bool HasDropMessage { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>The first launch; null before it.</summary>
    public required Instant? StartedAt { get; init; }

    /// <summary>Completed or cancelled; null before that.</summary>
    public required Instant? EndedAt { get; init; }

    /// <summary>Why the campaign paused or ended by itself; empty otherwise.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What whoever launched it should know; only in the answer to a launch, else null.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The campaign in numbers; in lists without the live gauges.</summary>
    public ProgressResponse? Progress { get; init; }

    public static CampaignResponse From(CampaignEntry entry)
    {
        var settings = entry.Settings;
        return new CampaignResponse
        {
            Id = entry.Id.Value,
            Status = entry.Status,
            Version = entry.Version,
            Name = settings.Name,
            Description = settings.Description,
            AssistantId = settings.Assistant.Value,
            TrunkId = settings.Trunk.Value,
            CallerNumbers = settings.CallerNumbers,
            CallWindow = CallWindowResponse.From(settings.CallWindow, settings.TimeZone),
            UseContactTimeZone = settings.UseContactTimeZone,
            AssumeCampaignZone = settings.AssumeCampaignZone,
            LegalHours = settings.LegalHours,
            StartAt = settings.StartAt,
            EndAt = settings.EndAt,
            MaxConcurrentCalls = settings.MaxConcurrentCalls,
            MaxCallsPerSecond = settings.MaxCallsPerSecond,
            Retry = RetryResponse.From(settings.Retry),
            Voicemail = VoicemailResponse.From(settings.Voicemail),
            Recording = RecordingResponse.From(settings.Recording),
            RingTimeout = settings.RingTimeout,
            MaxCallDuration = settings.MaxCallDuration,
            RequireConsent = settings.RequireConsent,
            Frequency = FrequencyResponse.From(settings.Frequency),
            Priority = settings.Priority,
            Weight = settings.Weight,
            KeepOpen = settings.KeepOpen,
            Variables = JsonSerializer.Deserialize<JsonElement>(settings.VariablesJson, ApiJson.Options),
            HasDropMessage = settings.Voicemail.MessageAudioKey is not null,
            CreatedAt = entry.CreatedAt,
            StartedAt = entry.StartedAt,
            EndedAt = entry.EndedAt,
            Reasons = entry.Reasons,
        };
    }
}
