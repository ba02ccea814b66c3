using System.Globalization;
using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Session;

namespace Campaigns.Dashboard.Components;

/// <summary>What happened to a campaign, in words.</summary>
internal static class HistoryWords
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["assistantId"] = "assistant",
        ["trunkId"] = "trunk",
        ["callerNumbers"] = "caller numbers",
        ["callWindow"] = "call hours",
        ["useContactTimeZone"] = "contact's own time zone",
        ["assumeCampaignZone"] = "own zone for unknown ones",
        ["legalHours"] = "legal hours",
        ["startAt"] = "start",
        ["endAt"] = "end",
        ["maxConcurrentCalls"] = "calls at once",
        ["maxCallsPerSecond"] = "new calls a second",
        ["retry"] = "retries",
        ["voicemail"] = "answering machines",
        ["ringTimeout"] = "ring time",
        ["maxCallDuration"] = "longest call",
        ["requireConsent"] = "consent required",
        ["frequency"] = "how often a number is called",
        ["keepOpen"] = "kept open",
    };

    /// <summary>"Launched".</summary>
    public static string Title(HistoryView happened) => happened.Event switch
    {
        "started" when happened.By is not null => "Launched",
        "started" when happened.Version is not null => "Started at its time",
        "unscheduled" => "Start time cleared",
        "paused" when happened.Reasons.Count > 0 => "Paused by itself",
        "ended" => "Last call over",
        "contactsImported" => Imported(happened.Contacts!),
        "trunkStopped" => "Trunk stopped connecting calls",
        "trunkWorksAgain" => "Trunk works again",
        "waits" => "Calls nobody for now",
        "goesOn" => "Calls again",
        _ => Texts.Words(happened.Event),
    };

    /// <summary>A line each: what was changed, or why it happened.</summary>
    public static IEnumerable<string> Details(HistoryView happened, Reader reader)
    {
        // A launch clears the start time, which nobody calls a change.
        if (happened.Event is "edited" or "scheduled" && happened.Changes.Count > 0)
        {
            yield return "Changed " + string.Join("; ", happened.Changes.Select(change => Change(change, reader)));
        }

        if (happened.Contacts is { } contacts && Rest(contacts) is { Length: > 0 } rest)
        {
            yield return rest;
        }

        foreach (var reason in happened.Reasons)
        {
            yield return reason;
        }
    }

    private static string Change(FieldChangeView change, Reader reader)
    {
        var name = Fields.GetValueOrDefault(change.Field) ?? Texts.Words(change.Field).ToLowerInvariant();
        return (change.Before, change.After) is (null, null) ? name : $"{name}: {Value(change.Before, reader)} → {Value(change.After, reader)}";
    }

    private static string Value(string? value, Reader reader) => value switch
    {
        null or "" => "none",
        "true" => "yes",
        "false" => "no",
        _ when TimeSpan.TryParseExact(value, "hh\\:mm\\:ss", CultureInfo.InvariantCulture, out var length) => Texts.Length(length),
        [_, _, _, _, '-', .., 'Z'] when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => reader.Moment(at),
        _ => value,
    };

    private static string Imported(ImportedView contacts) => contacts.Updated == 0
        ? $"{Texts.Plural(contacts.Imported, "contact", "contacts")} imported"
        : $"{Texts.Plural(contacts.Imported, "contact", "contacts")} imported, {Texts.Count(contacts.Updated)} updated";

    private static string Rest(ImportedView contacts) => string.Join(", ", new[]
    {
        contacts.Skipped > 0 ? $"{Texts.Plural(contacts.Skipped, "row", "rows")} skipped" : null,
        contacts.Failed > 0 ? $"{Texts.Plural(contacts.Failed, "bad row", "bad rows")} left out" : null,
    }.OfType<string>());
}
