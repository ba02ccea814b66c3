using System.Globalization;
using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Session;

namespace Campaigns.Dashboard.Components;

/// <summary>How a trunk is, in words.</summary>
internal static class TrunkWords
{
    /// <summary>Its state at a glance: a look of the chip, and a word or two.</summary>
    public static (string Look, string Words) State(TrunkView trunk) => trunk switch
    {
        { Load.BreakerOpen: true } => ("is-down", "stopped: calls fail"),
        { Silos: { Count: > 0 } silos } when silos.Any(silo => silo.Registered == false) => ("is-down", "not registered"),
        { Silos: { Count: > 0 } silos } when silos.All(IsUnreachable) => ("is-down", "unreachable"),
        { Load.RestsUntil: not null } => ("is-paused", "asked for a pause"),
        { Load: { } load } when load.LearnedChannels < trunk.MaxConcurrentCalls => ("is-up", $"learned {Texts.Count(load.LearnedChannels)} channels"),
        { Silos.Count: 0 } => ("", "idle"),
        { Silos: { Count: > 0 } silos } when silos.Any(silo => silo.Registered == true) => ("is-up", "registered"),
        _ => ("is-up", "up"),
    };

    /// <summary>Why it isn't as it should be: a title and a sentence each.</summary>
    public static IEnumerable<(string Kind, string Title, string Text)> Troubles(TrunkView trunk, Reader reader)
    {
        if (trunk.Load is { BreakerOpen: true })
        {
            yield return ("error", "Calls over this trunk fail.", $"{Lately(trunk)} Single calls are tried until one gets through; campaigns wait, and no contact is spent.");
        }

        if (trunk.Load?.RestsUntil is { } rests)
        {
            yield return ("warning", "The carrier asked for a pause.", $"Nothing new is dialled until {reader.Moment(rests)}.");
        }

        if (trunk.Silos is { Count: > 0 } silos && silos.FirstOrDefault(silo => silo.Registered == false) is { } missing)
        {
            yield return ("error", $"{silos.Count(silo => silo.Registered == false)} of {Texts.Plural(silos.Count, "silo", "silos")} could not register.", $"{missing.RegistrationFault} Such a silo places no calls.");
        }
    }

    /// <summary>"503 Service unavailable".</summary>
    public static string Name(TrunkFailureView failure) => failure switch
    {
        { SipStatus: { } status } => string.Create(CultureInfo.InvariantCulture, $"{status} {Meaning(status)}").TrimEnd(),
        { Failure: "none" } => "No answer",
        { Failure: "nameNotResolved" } => "Its name doesn't resolve",
        { Failure: "transportFailed" } => "It can't be reached",
        _ => Texts.Words(failure.Failure),
    };

    private static bool IsUnreachable(TrunkSiloView silo) => silo.Endpoints.Count > 0 && silo.Endpoints.All(endpoint => !endpoint.Up);

    private static string Lately(TrunkView trunk) => trunk.Failures is [var latest, ..]
        ? string.Create(CultureInfo.InvariantCulture, $"Last: {Name(latest)}, {(latest.Count == 1 ? "once" : $"{latest.Count} times")} within an hour.")
        : "";

    // RFC 3261 §21, as an operator would say it.
    private static string Meaning(int status) => status switch
    {
        401 or 407 => "Credentials wanted",
        403 => "Forbidden",
        404 => "Not found",
        408 => "Timed out",
        480 => "Unavailable",
        486 or 600 => "Busy",
        488 => "Not acceptable",
        500 => "Server error",
        502 => "Bad gateway",
        503 => "No capacity",
        504 => "Gateway timed out",
        _ => "",
    };
}
