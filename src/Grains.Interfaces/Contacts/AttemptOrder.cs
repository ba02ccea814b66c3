using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>What a dialer wants to dial, under which grant. Immutable, so that it crosses a silo without a copy.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.AttemptOrder")]
public sealed record AttemptOrder
{
    /// <summary>The contact's row as it came with the grant.</summary>
    [Id(0)] public required ContactTicket Ticket { get; init; }

    /// <summary>The settings of the grant.</summary>
    [Id(1)] public required CampaignSettings Settings { get; init; }

    /// <summary>Silo and generation.</summary>
    [Id(2)] public required string Owner { get; init; }

    [Id(3)] public required long Epoch { get; init; }

    /// <summary>E.164 with "+".</summary>
    [Id(4)] public required string CallerNumber { get; init; }

    /// <summary>E.164 prefixes that the trunk may dial, never empty.</summary>
    [Id(5)] public required string[] AllowedPrefixes { get; init; }

    [Id(6)] public required string CallId { get; init; }
    [Id(7)] public required string LocalTag { get; init; }

    /// <summary>Attempts with this caller number on one day; null: no cap.</summary>
    [Id(8)] public int? CallerMaxCallsPerDay { get; init; }

    /// <summary>IANA zone whose midnight begins that day.</summary>
    [Id(9)] public string CallerNumberZone { get; init; } = "UTC";

    /// <summary>The contact's own caller number, in whose place another one is shown; null: it sees its own.</summary>
    [Id(10)] public string? CallerReplaces { get; init; }
}
