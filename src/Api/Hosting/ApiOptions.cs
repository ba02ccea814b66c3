namespace Campaigns.Api.Hosting;

/// <summary>Options of an API process, under <c>Campaigns:Api</c>.</summary>
internal sealed record ApiOptions
{
    /// <summary>Run a silo in this process (default), or join the cluster as a client: then an API deployment drops no call.</summary>
    public bool HostSilo { get; init; } = true;

    /// <summary>Serve the dashboard beside the API. Default true.</summary>
    public bool Dashboard { get; init; } = true;

    /// <summary>Where the first API key is written, readable by its owner only; null: it is printed and nothing else.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Requests a second that one key may make at this process in the long run, 1–100,000. Default 200.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Requests that one key may make at once, 1–100,000. Default 400.</summary>
    public int RequestBurst { get; init; } = 400;

    /// <summary>
    /// Files of contacts or do-not-call numbers that this process reads in at once, 1–100; the next one is told to come again. Each keeps a database connection of the
    /// process's pool (30 by default) for as long as its upload takes. Default 8.
    /// </summary>
    public int MaxConcurrentImports { get; init; } = 8;
}
