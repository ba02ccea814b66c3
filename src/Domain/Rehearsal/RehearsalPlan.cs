using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>What is rehearsed.</summary>
public sealed record RehearsalPlan
{
    /// <summary>Of the campaign.</summary>
    public required CampaignSettings Settings { get; init; }

    /// <summary>Whom it would dial.</summary>
    public required IReadOnlyList<ContactGroup> Contacts { get; init; }

    /// <summary>When it starts.</summary>
    public required Instant StartAt { get; init; }

    /// <summary>Channels of its trunk.</summary>
    public required int TrunkChannels { get; init; }

    /// <summary>New calls a second that its trunk takes.</summary>
    public required double TrunkCallsPerSecond { get; init; }

    /// <summary>The other campaigns that dial over the trunk.</summary>
    public IReadOnlyList<RivalCampaign> Rivals { get; init; } = [];

    /// <summary>How calls end.</summary>
    public OutcomeModel Outcomes { get; init; } = OutcomeModel.Default;

    /// <summary>Of the numbers that are drawn: the same plan with the same seed has the same forecast.</summary>
    public int Seed { get; init; } = 1;
}
