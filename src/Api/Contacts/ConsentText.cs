using Campaigns.Api.Json;
using Campaigns.Domain.Consent;
using NodaTime;
using NodaTime.Text;

namespace Campaigns.Api.Contacts;

/// <summary>Reads consent as lists and requests write it: a kind, a source and an instant, all three or none.</summary>
internal static class ConsentText
{
    private static readonly HashSet<string> None = new(StringComparer.OrdinalIgnoreCase) { "", "no", "false", "0", "none" };
    private static readonly HashSet<string> Given = new(StringComparer.OrdinalIgnoreCase) { "yes", "true", "1" };

    /// <summary>The consent; null when none was given, or when there is a fault.</summary>
    /// <param name="kind">"written", "oral", "electronic", "unspecified", "yes"; or "no" and empty for none.</param>
    /// <param name="source">Where it can be proved.</param>
    /// <param name="at">An instant in UTC or a date.</param>
    /// <param name="refuse">Takes each fault: which of "kind", "source", "at", its value, and why.</param>
    public static ContactConsent? Read(string kind, string source, string at, Action<string, string, string> refuse)
    {
        if (None.Contains(kind))
        {
            if (source.Length > 0 || at.Length > 0)
            {
                refuse("kind", kind, "A source or an instant of consent needs its kind: written, oral, electronic or unspecified.");
            }

            return null;
        }

        var (known, when) = (KindOf(kind), InstantOf(at));
        if (known is null)
        {
            refuse("kind", kind, $"{EnumText.Expected<ConsentKind>()} \"yes\" means unspecified, \"no\" none.");
        }

        if (source.Length is 0 or > ContactRules.MaxTextLength)
        {
            refuse("source", source, $"Consent needs a source of 1 to {ContactRules.MaxTextLength} characters: where it can be proved.");
        }

        if (when is null)
        {
            refuse("at", at, "Consent needs the instant at which it was given, such as \"2026-01-31T17:00:00Z\" or \"2026-01-31\".");
        }

        return known is { } right && when is { } instant ? new ContactConsent(right, source, instant) : null;
    }

    private static ConsentKind? KindOf(string text) =>
        Given.Contains(text) ? ConsentKind.Unspecified : EnumText.TryParse<ConsentKind>(text.ToLowerInvariant(), out var kind) ? kind : null;

    private static Instant? InstantOf(string text) =>
        InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant) ? instant
            : LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
            : null;
}
