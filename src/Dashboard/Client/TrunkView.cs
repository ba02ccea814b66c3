namespace Campaigns.Dashboard.Client;

/// <summary>A carrier trunk, as far as pages show it.</summary>
public sealed record TrunkView
{
    public Guid Id { get; init; }

    public long Version { get; init; }

    public string Name { get; init; } = "";

    public string Host { get; init; } = "";

    public int? Port { get; init; }

    public string Transport { get; init; } = "udp";

    public string? Username { get; init; }

    public bool? HasPassword { get; init; }

    public IReadOnlyList<string> CallerNumbers { get; init; } = [];

    public IReadOnlyList<CallerNumberRuleView> CallerNumberRules { get; init; } = [];

    public int MaxConcurrentCalls { get; init; }

    public double MaxCallsPerSecond { get; init; }

    public IReadOnlyList<string> AllowedPrefixes { get; init; } = [];

    public TrunkLoadView? Load { get; init; }

    public IReadOnlyList<TrunkSiloView>? Silos { get; init; }

    public IReadOnlyList<RestingNumberView>? RestingNumbers { get; init; }

    public IReadOnlyList<CallerNumberDayView>? CallerNumberDays { get; init; }

    public IReadOnlyList<TrunkFailureView>? Failures { get; init; }
}
