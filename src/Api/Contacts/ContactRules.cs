using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Api.Contacts;

/// <summary>What a contact may look like, the same in a list and in a request.</summary>
internal static class ContactRules
{
    public const int MaxTextLength = 200;

    /// <summary>Bytes of a contact's variables as JSON.</summary>
    public const int MaxVariablesBytes = 4096;

    /// <summary>Priorities are −1,000,000 to 1,000,000.</summary>
    public const int MaxPriority = 1_000_000;

    public static string TooLong { get; } = $"Must have at most {MaxTextLength} characters.";

    public static string VariablesTooLong { get; } = $"Must have at most {MaxVariablesBytes} bytes as JSON.";

    public static string BadPriority { get; } = "Must be a whole number from -1000000 to 1000000.";

    public static string UnknownZone { get; } = "Must be an IANA time zone such as \"America/Chicago\".";

    public static bool IsPriority(int value) => value is >= -MaxPriority and <= MaxPriority;

    public static bool IsZone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>The zone that was given, or else all zones of the number.</summary>
    public static IReadOnlyList<string> ZonesOf(string? given, string e164, IPhoneNumbers numbers) =>
        string.IsNullOrEmpty(given) ? numbers.ZonesOf(e164) : [given];
}
