using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>
/// The legal hours that this version knows, for calls that offer something, which are the strictest kind. Of public holidays it knows those of France;
/// others a campaign names as blackout dates. It doesn't know the narrower hours of single states. Looked up on 2026-11-27.
/// </summary>
public static class KnownLegalRules
{
    private static readonly IsoDayOfWeek[] Weekdays =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LegalRule> All { get; } =
    [
        new(
            "us-federal",
            ["US", "PR", "GU", "VI", "AS", "MP"],
            new LocalDate(1992, 12, 20),
            null,
            CallWindow.Daily(new LocalTime(8, 0), new LocalTime(21, 0)),
            "United States, 47 CFR § 64.1200(c)(1) (TCPA): not before 8 a.m. or after 9 p.m. at the called party's location"),
        new(
            "ca-crtc",
            ["CA"],
            new LocalDate(2008, 9, 30),
            null,
            Week([new(new LocalTime(9, 0), new LocalTime(21, 30))], [new(new LocalTime(10, 0), new LocalTime(18, 0))], [new(new LocalTime(10, 0), new LocalTime(18, 0))]),
            "Canada, CRTC Unsolicited Telecommunications Rules, part III, section 23: weekdays 9:00 a.m. to 9:30 p.m., weekends 10:00 a.m. to 6:00 p.m."),
        new(
            "au-standard",
            ["AU", "NF", "CX", "CC"],
            new LocalDate(2017, 3, 29),
            null,
            Week([new(new LocalTime(9, 0), new LocalTime(20, 0))], [new(new LocalTime(9, 0), new LocalTime(17, 0))], []),
            "Australia, Telecommunications (Telemarketing and Research Calls) Industry Standard 2017: weekdays 9 a.m. to 8 p.m., Saturday 9 a.m. to 5 p.m., no Sunday"),
        new(
            "fr-consommation",
            ["FR", "GP", "MQ", "GF", "RE", "YT"],
            new LocalDate(2023, 3, 1),
            null,
            Week([new(new LocalTime(10, 0), new LocalTime(13, 0)), new(new LocalTime(14, 0), new LocalTime(20, 0))], [], []),
            "France, Code de la consommation, article D. 223-9 (décret n° 2022-1313 of 13 October 2022): Monday to Friday, 10:00 to 13:00 and 14:00 to 20:00, except on the public holidays of article L. 3133-1 of the Code du travail")
        {
            Holidays = FrenchHolidays.Between(2023, 2099),
        },
    ];

    private static CallWindow Week(LocalTimeRange[] weekday, LocalTimeRange[] saturday, LocalTimeRange[] sunday)
    {
        var hours = Weekdays.ToDictionary(day => day, IReadOnlyList<LocalTimeRange> (_) => weekday);
        hours[IsoDayOfWeek.Saturday] = saturday;
        hours[IsoDayOfWeek.Sunday] = sunday;
        return new CallWindow(hours, []);
    }
}
