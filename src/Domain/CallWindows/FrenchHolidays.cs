using System.Collections.Frozen;
using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>The public holidays of France (Code du travail, article L. 3133-1). Those of single regions and overseas departments aren't among them.</summary>
internal static class FrenchHolidays
{
    /// <summary>Those of all years from one to another, both included.</summary>
    public static FrozenSet<LocalDate> Between(int first, int last) => Enumerable.Range(first, last - first + 1).SelectMany(Of).ToFrozenSet();

    private static IEnumerable<LocalDate> Of(int year)
    {
        var easter = Easter(year);
        return
        [
            new(year, 1, 1), easter.PlusDays(1), new(year, 5, 1), new(year, 5, 8), easter.PlusDays(39), easter.PlusDays(50),
            new(year, 7, 14), new(year, 8, 15), new(year, 11, 1), new(year, 11, 11), new(year, 12, 25),
        ];
    }

    /// <summary>
    /// Easter Sunday: the first Sunday after the full moon of the church on or after 21 March, in the Gregorian calendar. For 1900–2199.
    /// </summary>
    private static LocalDate Easter(int year)
    {
        // The moon's age returns every nineteen years; the two latest dates are moved so that the full moon stays before 19 April, and is no date twice within a cycle.
        var golden = year % 19;
        var daysToFullMoon = ((19 * golden) + 24) % 30;
        if (daysToFullMoon == 29 || (daysToFullMoon == 28 && golden > 10))
        {
            daysToFullMoon--;
        }

        return new LocalDate(year, 3, 21).PlusDays(daysToFullMoon).Next(IsoDayOfWeek.Sunday);
    }
}
