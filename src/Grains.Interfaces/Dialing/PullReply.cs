using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Interfaces.Dialing;

/// <summary>A campaign's answer to a pull.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.PullReply")]
public sealed record PullReply
{
    /// <summary>False: the request came too late or from an owner that gets no grants; nothing was renewed.</summary>
    [Id(0)] public required bool Accepted { get; init; }

    /// <summary>False: nothing new may be dialled; slots in use are still renewed.</summary>
    [Id(1)] public required bool Running { get; init; }

    /// <summary>The epoch of this grant and of all that it renews.</summary>
    [Id(2)] public required long Epoch { get; init; }

    /// <summary>One contact for each slot granted.</summary>
    [Id(3)] public required GrantedContact[] Contacts { get; init; }

    /// <summary>The granted calls are to be placed no faster than this, calls per second.</summary>
    [Id(4)] public required double CallsPerSecond { get; init; }

    /// <summary>How long the lease lasts, milliseconds, counted from before the request was sent.</summary>
    [Id(5)] public required int LeaseMs { get; init; }

    /// <summary>Milliseconds after which asking again may bring something, 0: at once; the campaign tells earlier when it can.</summary>
    [Id(6)] public required int AskAgainMs { get; init; }

    [Id(7)] public required long SettingsVersion { get; init; }

    /// <summary>Only when the dialer's version is another one.</summary>
    [Id(8)] public CampaignSettings? Settings { get; init; }
}
