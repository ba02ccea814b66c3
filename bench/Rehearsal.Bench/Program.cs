using System.Diagnostics;
using System.Globalization;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Rehearsal;
using Campaigns.Domain.Trunks;
using NodaTime;
using NodaTime.TimeZones;

// A rehearsal of many contacts in the zones of the United States, over the week in which their clocks go back (2026-11-01).
if (args is not ([] or [_]) || !long.TryParse(args is [var given] ? given : "1000000", CultureInfo.InvariantCulture, out var contacts) || contacts < 1)
{
    Console.Error.WriteLine("Usage: rehearse [CONTACTS]");
    return 2;
}

string[][] zones =
[
    ["America/New_York"], ["America/Chicago"], ["America/Denver"], ["America/Phoenix"], ["America/Los_Angeles"], ["America/Anchorage"], ["Pacific/Honolulu"],
    ["America/New_York", "America/Chicago"], ["America/Chicago", "America/Denver"], ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
];
var callsPerSecond = Math.Max(1.0, contacts / 50_000.0);
var plan = new RehearsalPlan
{
    Settings = new CampaignSettings
    {
        Name = "Rehearsal",
        Assistant = new AssistantId(Guid.Empty),
        Trunk = new TrunkId(Guid.Empty),
        MaxConcurrentCalls = (int)(callsPerSecond * 60),
        MaxCallsPerSecond = callsPerSecond,
        Retry = RetryPolicy.Default with { Voicemail = new(true, Duration.FromHours(2)) },
    },
    Contacts = [.. zones.Select((ids, index) => new ContactGroup(ids, (contacts / zones.Length) + (index < contacts % zones.Length ? 1 : 0)))],
    StartAt = Instant.FromUtc(2026, 10, 30, 12, 0),
    TrunkChannels = (int)(callsPerSecond * 60),
    TrunkCallsPerSecond = callsPerSecond,
};
var calendar = new HoursCalendar(DateTimeZoneProviders.Tzdb, new LegalHours(KnownLegalRules.All, TzdbDateTimeZoneSource.Default));
var begun = Stopwatch.GetTimestamp();
var forecast = CampaignRehearsal.Run(plan, calendar, CancellationToken.None);
var took = Stopwatch.GetElapsedTime(begun);
using var process = Process.GetCurrentProcess();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{contacts:N0} contacts, {forecast.Attempts.Values.Sum():N0} calls, {forecast.Hours.Count} hours, finished {forecast.FinishedAt}, {forecast.PeakCalls:N0} calls at once: {took.TotalSeconds:F1} s, {process.TotalProcessorTime.TotalSeconds:F1} s CPU, {process.PeakWorkingSet64 / 1048576:N0} MiB at most"));
return 0;
