namespace Campaigns.Api.Trunks;

/// <summary>A carrier trunk as its operator describes it. What is left out takes its default.</summary>
internal sealed record TrunkRequest
{
    /// <summary>1–200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Host name or IP address of the carrier's SIP server. Required.</summary>
    public string? Host { get; init; }

    /// <summary>UDP port, 1–65535. Default 5060.</summary>
    public int? Port { get; init; }

    /// <summary>Digest user name; left out when the carrier trusts our address.</summary>
    public string? Username { get; init; }

    /// <summary>Digest password; never returned. In PUT, leaving it out keeps the stored one while the user name is unchanged.</summary>
    public string? Password { get; init; }

    /// <summary>Numbers shown to the called party, in international form; at least one. Required.</summary>
    public IReadOnlyList<string>? CallerNumbers { get; init; }

    /// <summary>Calls up at once over all campaigns, 1–100,000. Default 10.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>New calls per second over all campaigns, 0.1–10,000. Default 1.</summary>
    public double? MaxCallsPerSecond { get; init; }

    /// <summary>Prefixes with "+" that the trunk may dial. Default: the country codes of its caller numbers.</summary>
    public IReadOnlyList<string>? AllowedPrefixes { get; init; }

    /// <summary>Whether one redirect (301, 302) of a call is followed, to an allowed number at the trunk's own host. Default false.</summary>
    public bool? FollowRedirects { get; init; }
}
