using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>A trunk as it is now. The password is never in it.</summary>
internal sealed record TrunkResponse
{
    public required Guid Id { get; init; }

    /// <summary>Rises with each change; also the ETag.</summary>
    public required long Version { get; init; }

    public required string Name { get; init; }
    public required string Host { get; init; }
    public required int? Port { get; init; }
    public required TrunkTransport Transport { get; init; }
    public required IReadOnlyList<TrunkEndpointRequest> Endpoints { get; init; }
    public required TrunkEndpointRequest? OutboundProxy { get; init; }
    public required TlsVerification TlsVerification { get; init; }
    public required string? TlsAuthority { get; init; }
    public required string? TlsFingerprint { get; init; }
    public required bool TcpForLargeRequests { get; init; }
    public required Duration? HealthCheckInterval { get; init; }
    public required TrunkRegistrationRequest? Registration { get; init; }
    public required TrunkIdentityRequest Identity { get; init; }
    public required IReadOnlyList<TrunkHeaderRequest> Headers { get; init; }
    public required bool DiscoverAddress { get; init; }
    public required string? Username { get; init; }

    /// <summary>A password is stored; null in lists.</summary>
    public bool? HasPassword { get; init; }

    public required IReadOnlyList<string> CallerNumbers { get; init; }
    public required IReadOnlyList<CallerNumberRuleRequest> CallerNumberRules { get; init; }
    public required string CallerNumberZone { get; init; }
    public required CallerCooldownResponse? CallerCooldown { get; init; }
    public required int MaxConcurrentCalls { get; init; }
    public required double MaxCallsPerSecond { get; init; }
    public required IReadOnlyList<string> AllowedPrefixes { get; init; }
    public required bool FollowRedirects { get; init; }

    /// <summary>What the trunk carries now; null in lists.</summary>
    public TrunkLoadResponse? Load { get; init; }

    /// <summary>How each silo that dials over the trunk now reaches it; null in lists, empty while no campaign dials.</summary>
    public IReadOnlyList<TrunkSiloResponse>? Silos { get; init; }

    /// <summary>Caller numbers that rest now, because people refused them; null in lists.</summary>
    public IReadOnlyList<RestingNumberResponse>? RestingNumbers { get; init; }

    /// <summary>Caller numbers with a daily cap, and how much of it is used; null in lists.</summary>
    public IReadOnlyList<CallerNumberDayResponse>? CallerNumberDays { get; init; }

    /// <summary>How calls failed in the last hour in ways that speak of the trunk, the latest first; null in lists.</summary>
    public IReadOnlyList<TrunkFailureResponse>? Failures { get; init; }

    public static TrunkResponse From(TrunkView view) => From(view.Id, view.Settings, view.Version) with
    {
        HasPassword = view.HasPassword,
        Load = new TrunkLoadResponse(
            view.ChannelsInUse,
            view.LearnedChannels,
            view.LearnedCallsPerSecond,
            view.BreakerOpen,
            view.CallsPerSecond,
            view.RestsUntilUnixMs is { } rests ? Instant.FromUnixTimeMilliseconds(rests) : null),
        Failures = [.. view.Failures.Select(TrunkFailureResponse.From)],
        Silos = [.. view.Silos.Select(TrunkSiloResponse.From)],
        RestingNumbers = [.. view.Resting.Select(number => new RestingNumberResponse(number.Number, Duration.FromMilliseconds(number.RestMs)))],
    };

    public static TrunkResponse From(TrunkId id, TrunkSettings settings, long version) => new()
    {
        Id = id.Value,
        Version = version,
        Name = settings.Name,
        Host = settings.Host,
        Port = settings.Port,
        Transport = settings.Transport,
        Endpoints = [.. settings.Endpoints.Select(TrunkNetworkMapping.From)],
        OutboundProxy = settings.OutboundProxy is { } proxy ? TrunkNetworkMapping.From(proxy) : null,
        TlsVerification = settings.TlsVerification,
        TlsAuthority = settings.TlsAuthority,
        TlsFingerprint = settings.TlsFingerprint,
        TcpForLargeRequests = settings.TcpForLargeRequests,
        HealthCheckInterval = settings.HealthCheckInterval,
        Registration = settings.Registration is { } registration ? TrunkNetworkMapping.From(registration) : null,
        Identity = TrunkNetworkMapping.From(settings.Identity),
        Headers = [.. settings.Headers.Select(header => new TrunkHeaderRequest { Name = header.Name, Value = header.Value })],
        DiscoverAddress = settings.DiscoverAddress,
        Username = settings.Username,
        CallerNumbers = settings.CallerNumbers,
        CallerNumberRules = [.. settings.CallerNumberRules.Select(rule =>
            new CallerNumberRuleRequest { Number = rule.Number, Weight = rule.Weight, MaxCallsPerDay = rule.MaxCallsPerDay })],
        CallerNumberZone = settings.CallerNumberZone,
        CallerCooldown = settings.CallerCooldown is { } cooldown ? new CallerCooldownResponse(cooldown.After, cooldown.Rest) : null,
        MaxConcurrentCalls = settings.MaxConcurrentCalls,
        MaxCallsPerSecond = settings.MaxCallsPerSecond,
        AllowedPrefixes = settings.AllowedPrefixes,
        FollowRedirects = settings.FollowRedirects,
    };
}
