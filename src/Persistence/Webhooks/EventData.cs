using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Persistence.Webhooks;

/// <summary>What the <c>data</c> of each kind of event has.</summary>
internal static class EventData
{
    public sealed record OfCampaign(Guid CampaignId, string Name, CampaignStatus Status, IReadOnlyList<string> Reasons, Instant? StartedAt, Instant? EndedAt)
    {
        public static OfCampaign From(CampaignEntry entry) =>
            new(entry.Id.Value, entry.Settings.Name, entry.Status, entry.Reasons, entry.StartedAt, entry.EndedAt);
    }

    public sealed record OfAttempt
    {
        public required Guid CampaignId { get; init; }
        public required long ContactId { get; init; }
        public required string? ExternalId { get; init; }
        public required int AttemptNumber { get; init; }
        public required string PhoneNumber { get; init; }
        public required string CallerNumber { get; init; }
        public required Disposition Disposition { get; init; }
        public required string Cause { get; init; }
        public required int? SipStatus { get; init; }
        public required CallParty EndedBy { get; init; }
        public required Instant IntendedAt { get; init; }
        public required Instant? AnsweredAt { get; init; }
        public required Instant EndedAt { get; init; }
        public required double? TalkSeconds { get; init; }

        /// <summary>What the attempt made of its contact.</summary>
        public required ContactState NextState { get; init; }

        public required Instant? NextAt { get; init; }
        public required int AttemptsSpent { get; init; }
    }

    public sealed record OfContact(Guid CampaignId, long ContactId, string? ExternalId, string PhoneNumber, string? DisplayName, ContactState State, int AttemptsSpent)
    {
        public static OfContact From(OfAttempt last, string? displayName) =>
            new(last.CampaignId, last.ContactId, last.ExternalId, last.PhoneNumber, displayName, last.NextState, last.AttemptsSpent);
    }

    public sealed record OfTest(Guid WebhookId, string Message);
}
