using Campaigns.Api.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>Which span of time, and how finely.</summary>
internal sealed record TimelineQuery
{
    private const int MostStretches = 500;
    private static readonly Duration Shortest = Duration.FromSeconds(1);

    /// <summary>Ended at this instant or later. Required.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Ended before this instant. Default: now.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Length of a stretch, 1 s or more: "00:01:00" (default).</summary>
    [FromQuery(Name = "every")]
    public string? Every { get; init; }

    /// <summary>The span; only to be used without faults.</summary>
    public (Instant From, Instant To, Duration Every) Read(Instant now, RequestFaults faults)
    {
        var from = faults.Instant("from", faults.Required("from", From));
        var to = faults.Instant("to", To) ?? now;
        var every = faults.Duration("every", Every) ?? Duration.FromMinutes(1);
        if (every < Shortest)
        {
            faults.Add("every", "Must be \"00:00:01\" or more.");
        }
        else if (from is { } begin && begin < to && (to - begin) / every > MostStretches)
        {
            faults.Add("every", $"Must be longer: there would be more than {MostStretches} stretches.");
        }

        return (from ?? to, to, every);
    }
}
