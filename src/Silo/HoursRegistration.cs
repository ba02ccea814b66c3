using Campaigns.Domain.CallWindows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.TimeZones;

namespace Campaigns.Silo;

/// <summary>Registers what knows when people may be called.</summary>
public static class HoursRegistration
{
    /// <summary>Adds the time zones, the legal hours and the calendar that asks both. What is registered before stands.</summary>
    public static IServiceCollection AddHours(this IServiceCollection services)
    {
        services.TryAddSingleton(DateTimeZoneProviders.Tzdb);
        services.TryAddSingleton(new LegalHours(KnownLegalRules.All, TzdbDateTimeZoneSource.Default));
        services.TryAddSingleton<HoursCalendar>();
        return services;
    }
}
