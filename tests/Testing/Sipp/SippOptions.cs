namespace Campaigns.Testing.Sipp;

/// <summary>One SIPp process.</summary>
public sealed record SippOptions
{
    /// <summary>A scenario file, or null for SIPp's built-in one named by <see cref="BuiltIn"/>.</summary>
    public string? ScenarioFile { get; init; }

    /// <summary><c>uas</c> or <c>uac</c>.</summary>
    public string? BuiltIn { get; init; }

    /// <summary>Exits after this many calls. Null: runs until it is stopped.</summary>
    public int? Calls { get; init; }

    /// <summary>SIPp gives up, with an error, after this long.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>For a client: where its calls go, as <c>host:port</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Any further arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
