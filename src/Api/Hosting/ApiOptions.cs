namespace Campaigns.Api.Hosting;

/// <summary>Options of an API process, under <c>Campaigns:Api</c>.</summary>
internal sealed record ApiOptions
{
    /// <summary>Run a silo in this process (default), or join the cluster as a client: then an API deployment drops no call.</summary>
    public bool HostSilo { get; init; } = true;

    /// <summary>Where the first API key is written, readable by its owner only; null: it is printed and nothing else.</summary>
    public string? KeyFile { get; init; }
}
