using System.Globalization;

namespace Campaigns.Api.Http;

/// <summary>Versions as strong entity tags (RFC 9110 §8.8.3): the number between quotes.</summary>
internal static class ETag
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version in a tag of ours; null for anything else.</summary>
    public static long? VersionIn(string text) =>
        text is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
