using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Tests.Campaigns;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Campaigns.Domain.Tests.CallWindows;

public sealed class LegalHoursTests
{
    private static readonly LegalHours Law = new(KnownLegalRules.All, TzdbDateTimeZoneSource.Default);
    private static readonly HoursCalendar Calendar = new(DateTimeZoneProviders.Tzdb, Law);
    private static readonly CampaignSettings AnyTime = Settings.Valid with { CallWindow = CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight) };

    [Theory]
    [InlineData("America/New_York", "us-federal")]
    [InlineData("US/Eastern", "us-federal")]
    [InlineData("America/Puerto_Rico", "us-federal")]
    [InlineData("America/Toronto", "ca-crtc")]
    [InlineData("Australia/Perth", "au-standard")]
    [InlineData("Europe/Paris", "fr-consommation")]
    [InlineData("Europe/London", "")]
    [InlineData("Asia/Calcutta", "")]
    [InlineData("Etc/UTC", "us-federal,ca-crtc,au-standard,fr-consommation")]
    [InlineData("Mars/Olympus", "")]
    public void In_a_zone_the_law_of_its_country_holds_and_every_law_where_it_has_none(string zone, string rules) =>
        Assert.Equal(rules, string.Join(',', Law.RulesIn(zone).Select(rule => rule.Name)));

    [Theory]
    // A Wednesday; New York is five hours behind UTC, Paris one ahead, Sydney eleven.
    [InlineData("America/New_York", "2026-03-04T12:59:59", false)]
    [InlineData("America/New_York", "2026-03-04T13:00:00", true)]
    [InlineData("America/New_York", "2026-03-05T01:59:59", true)]
    [InlineData("America/New_York", "2026-03-05T02:00:00", false)]
    [InlineData("America/Toronto", "2026-03-05T02:29:59", true)]
    [InlineData("America/Toronto", "2026-03-07T14:30:00", false)]
    [InlineData("America/Toronto", "2026-03-07T15:00:00", true)]
    [InlineData("Europe/Paris", "2026-03-04T12:30:00", false)]
    [InlineData("Europe/Paris", "2026-03-04T13:00:00", true)]
    [InlineData("Europe/Paris", "2026-03-07T13:00:00", false)]
    // Ascension Day 2026 was a Thursday, Whit Monday the eleventh day after; Christmas Day 2030 will be a Wednesday. The same hours count in the overseas departments.
    [InlineData("Europe/Paris", "2026-05-13T13:00:00", true)]
    [InlineData("Europe/Paris", "2026-05-14T13:00:00", false)]
    [InlineData("Europe/Paris", "2026-05-25T13:00:00", false)]
    [InlineData("Indian/Reunion", "2030-12-25T07:00:00", false)]
    [InlineData("Indian/Reunion", "2030-12-26T07:00:00", true)]
    [InlineData("Australia/Sydney", "2026-03-07T05:59:59", true)]
    [InlineData("Australia/Sydney", "2026-03-07T06:00:00", false)]
    [InlineData("Australia/Sydney", "2026-03-08T01:00:00", false)]
    [InlineData("Europe/London", "2026-03-04T03:00:00", true)]
    public void A_window_that_is_always_open_is_open_in_the_legal_hours_only(string zone, string utc, bool open)
    {
        var at = LocalDateTimePattern.ExtendedIso.Parse(utc).Value.InUtc().ToInstant();
        Assert.Equal(open, Calendar.HoursOf(AnyTime, [zone]).IsOpen(at));
        Assert.True(Calendar.HoursOf(AnyTime with { LegalHours = false }, [zone]).IsOpen(at));
    }

    [Theory]
    // Easter Sundays from the tables of the church: the earliest and latest of the century among them.
    [InlineData(2023, "2023-04-10")]
    [InlineData(2024, "2024-04-01")]
    [InlineData(2025, "2025-04-21")]
    [InlineData(2026, "2026-04-06")]
    [InlineData(2027, "2027-03-29")]
    [InlineData(2035, "2035-03-26")]
    [InlineData(2038, "2038-04-26")]
    [InlineData(2049, "2049-04-19")]
    [InlineData(2076, "2076-04-20")]
    public void The_feasts_of_France_move_with_Easter(int year, string easterMonday)
    {
        var monday = LocalDatePattern.Iso.Parse(easterMonday).Value;
        var holidays = Law.RulesIn("Europe/Paris").Single().Holidays.Where(day => day.Year == year).Order();
        Assert.Equal(
            new LocalDate[] { new(year, 1, 1), monday, new(year, 5, 1), new(year, 5, 8), monday.PlusDays(38), monday.PlusDays(49), new(year, 7, 14), new(year, 8, 15), new(year, 11, 1), new(year, 11, 11), new(year, 12, 25) }.Order(),
            holidays);
    }

    [Fact]
    public void A_rule_forbids_nothing_before_it_was_in_force()
    {
        var nightInParis = new LocalDateTime(2023, 2, 28, 3, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToInstant();
        Assert.True(Calendar.HoursOf(AnyTime, ["Europe/Paris"]).IsOpen(nightInParis));
        Assert.False(Calendar.HoursOf(AnyTime, ["Europe/Paris"]).IsOpen(nightInParis + Duration.FromDays(1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_law_holds_where_the_contact_is_whichever_zone_the_window_is_judged_in(bool useContactTimeZone)
    {
        // Noon in London, four in the morning in Los Angeles.
        var settings = AnyTime with { TimeZone = "Europe/London", UseContactTimeZone = useContactTimeZone };
        Assert.False(Calendar.HoursOf(settings, ["America/Los_Angeles"]).IsOpen(Instant.FromUtc(2026, 3, 4, 12, 0)));
        Assert.False(Calendar.HoursOf(settings with { TimeZone = "Europe/Paris", AssumeCampaignZone = true }, []).IsOpen(Instant.FromUtc(2026, 3, 4, 12, 0)));
    }

    [Fact]
    public void No_zone_is_never_open_nor_is_one_that_the_database_lacks()
    {
        Assert.False(Calendar.HoursOf(AnyTime, []).ZoneIsKnown);
        Assert.False(Calendar.HoursOf(AnyTime with { UseContactTimeZone = false }, ["Mars/Olympus"]).ZoneIsKnown);
        Assert.Null(Calendar.HoursOf(AnyTime, []).NextOpening(Instant.FromUtc(2026, 3, 4, 12, 0)));
    }

    [Fact]
    public void No_window_widens_the_law_in_any_zone() =>
        Gen.Select(GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1].Array[1, 3], Gen.Int[-400_000, 400_000]).Sample(
            (window, picks, offset) =>
            {
                string[] zones = [.. picks.Select(pick => ClockChanges.All[pick].Zone.Id)];
                var hours = Calendar.HoursOf(Settings.Valid with { CallWindow = window }, zones);
                var from = ClockChanges.All[picks[0]].At + Duration.FromSeconds(offset);
                if (hours.NextOpening(from) is not { } opening)
                {
                    return;
                }

                var oracle = new WindowOracle(window);
                for (var at = opening; at < (hours.ClosesAt(opening) ?? opening + Duration.FromHours(6)); at += Duration.FromMinutes(47))
                {
                    Assert.True(oracle.IsOpen(at, [.. zones.Select(zone => DateTimeZoneProviders.Tzdb[zone])]));
                    foreach (var zone in zones)
                    {
                        var date = at.InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
                        Assert.All(
                            Law.RulesIn(zone).Where(rule => rule.From <= date),
                            rule => Assert.True(new WindowOracle(rule.Hours).IsOpen(at, [DateTimeZoneProviders.Tzdb[zone]]), $"{rule.Name} in {zone} at {at}"));
                    }
                }
            },
            iter: 1_500);

    [Fact]
    public void Every_rule_names_its_source_and_hours_that_make_sense() => Assert.All(KnownLegalRules.All, rule =>
    {
        Assert.NotEmpty(rule.Source);
        Assert.NotEmpty(rule.Countries);
        Assert.Empty(CampaignSettingsRules.Validate(Settings.Valid with { CallWindow = rule.Hours }, CampaignLimits.Default, DateTimeZoneProviders.Tzdb));
    });
}
