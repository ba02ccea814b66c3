using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Trunks;

namespace Campaigns.Api.Trunks;

/// <summary>A trunk as it is now. The password is never in it.</summary>
internal sealed record TrunkResponse
{
    public required Guid Id { get; init; }

    /// <summary>Rises with each change; also the ETag.</summary>
    public required long Version { get; init; }

    public required string Name { get; init; }
    public required string Host { get; init; }
    public required int Port { get; init; }
    public required string? Username { get; init; }
    public required IReadOnlyList<string> CallerNumbers { get; init; }
    public required int MaxConcurrentCalls { get; init; }
    public required double MaxCallsPerSecond { get; init; }
    public required IReadOnlyList<string> AllowedPrefixes { get; init; }
    public required bool FollowRedirects { get; init; }

    /// <summary>What the trunk carries now; null in lists.</summary>
    public TrunkLoadResponse? Load { get; init; }

    public static TrunkResponse From(TrunkView view) => From(view.Id, view.Settings, view.Version) with
    {
        Load = new TrunkLoadResponse(view.ChannelsInUse, view.LearnedChannels, view.LearnedCallsPerSecond, view.BreakerOpen),
    };

    public static TrunkResponse From(TrunkId id, TrunkSettings settings, long version) => new()
    {
        Id = id.Value,
        Version = version,
        Name = settings.Name,
        Host = settings.Host,
        Port = settings.Port,
        Username = settings.Username,
        CallerNumbers = settings.CallerNumbers,
        MaxConcurrentCalls = settings.MaxConcurrentCalls,
        MaxCallsPerSecond = settings.MaxCallsPerSecond,
        AllowedPrefixes = settings.AllowedPrefixes,
        FollowRedirects = settings.FollowRedirects,
    };
}
