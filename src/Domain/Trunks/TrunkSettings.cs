namespace Campaigns.Domain.Trunks;

/// <summary>A carrier trunk as its operator describes it.</summary>
public sealed record TrunkSettings
{
    /// <summary>1–200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Host name or IP address of the carrier's SIP server.</summary>
    public required string Host { get; init; }

    /// <summary>UDP port, 1–65535. Default 5060.</summary>
    public int Port { get; init; } = 5060;

    /// <summary>Digest user name; null when the carrier trusts our address.</summary>
    public string? Username { get; init; }

    /// <summary>Digest password; never returned by the API, never logged.</summary>
    public string? Password { get; init; }

    /// <summary>Numbers shown to the called party, E.164; at least one.</summary>
    public required IReadOnlyList<string> CallerNumbers { get; init; }

    /// <summary>Channels: calls up at once over all campaigns, 1–100,000. Default 10.</summary>
    public int MaxConcurrentCalls { get; init; } = 10;

    /// <summary>New calls per second over all campaigns, 0.1–10,000. Default 1.</summary>
    public double MaxCallsPerSecond { get; init; } = 1;

    /// <summary>E.164 prefixes with "+" this trunk may dial. Empty: the country codes of its caller numbers.</summary>
    public IReadOnlyList<string> AllowedPrefixes { get; init; } = [];
}
