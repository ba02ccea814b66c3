using System.Globalization;
using Microsoft.JSInterop;
using NodaTime;

namespace Campaigns.Dashboard.Session;

/// <summary>Who reads the page: in which time zone, and whether in the dark. One a circuit; known once <see cref="MeetAsync"/> has asked the browser.</summary>
public sealed class Reader(IJSRuntime js, TimeProvider time)
{
    private IJSObjectReference? _module;

    public bool IsKnown { get; private set; }

    public bool IsDark { get; private set; }

    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task MeetAsync()
    {
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./_content/Campaigns.Dashboard/dashboard.js");
        var browser = await _module.InvokeAsync<Browser>("reader");
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(browser.TimeZone) ?? DateTimeZone.Utc;
        IsDark = browser.Dark;
        IsKnown = true;
    }

    public async Task SetDarkAsync(bool dark)
    {
        IsDark = dark;
        await _module!.InvokeVoidAsync("setDark", dark);
    }

    /// <summary>Shows the page from its beginning, and lets a screen reader begin there: what it shows was replaced as a whole.</summary>
    public async Task ToTopAsync() => await _module!.InvokeVoidAsync("toTop");

    /// <summary>"14:05:09" today, "Mon 14:05" within a week, "23 Nov 14:05" else; in the reader's zone.</summary>
    public string Moment(DateTimeOffset at) => In(at, Zone);

    /// <summary>"14:05" today, "Mon 14:05" within a week, "23 Nov" else.</summary>
    public string Hour(DateTimeOffset at)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(Zone);
        var days = Period.DaysBetween(Instant.FromDateTimeOffset(Now).InZone(Zone).Date, local.Date);
        return local.ToString(days == 0 ? "HH:mm" : Math.Abs(days) < 7 ? "ddd HH:mm" : "d MMM", CultureInfo.InvariantCulture);
    }

    /// <summary>The same in another zone, with its name: "09:00 in Los Angeles".</summary>
    public string MomentIn(DateTimeOffset at, string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } known ? $"{In(at, known)} in {CityOf(zone)}" : Moment(at);

    /// <summary>"20:00", "Mon 09:00": the hour in another zone.</summary>
    public string HourIn(DateTimeOffset at, string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } known)
        {
            return Moment(at);
        }

        var local = Instant.FromDateTimeOffset(at).InZone(known);
        var today = Instant.FromDateTimeOffset(Now).InZone(known).Date;
        return local.ToString(local.Date == today ? "HH:mm" : Period.DaysBetween(today, local.Date) < 7 ? "ddd HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>"in 3 h 20 min", "5 s ago".</summary>
    public string Distance(DateTimeOffset at)
    {
        var away = at - Now;
        return away >= TimeSpan.Zero ? $"in {Texts.Length(away)}" : $"{Texts.Length(-away)} ago";
    }

    /// <summary>"America/Los_Angeles" is "Los Angeles" to people.</summary>
    public static string CityOf(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private string In(DateTimeOffset at, DateTimeZone zone)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(zone);
        var today = Instant.FromDateTimeOffset(Now).InZone(zone).Date;
        var days = Period.DaysBetween(today, local.Date);
        var pattern = days == 0 ? "HH:mm:ss" : Math.Abs(days) < 7 ? "ddd HH:mm" : local.Year == today.Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm";
        return local.ToString(pattern, CultureInfo.InvariantCulture);
    }

    private sealed record Browser(string TimeZone, bool Dark);
}
