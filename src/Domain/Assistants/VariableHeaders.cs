using System.Globalization;
using System.Text;

namespace Campaigns.Domain.Assistants;

/// <summary>
/// A call's variables as X- header fields of the call to its assistant. Nothing reaches a header raw: octets that are no printable ASCII, and
/// "%", are percent-encoded; what would be longer than 256 octets, or has a name that can't be a header's, is refused.
/// </summary>
/// <param name="Headers">Names with "X-" and encoded values, in the order of their names.</param>
/// <param name="Refused">Names of variables that were left out.</param>
public sealed record VariableHeaders(IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<string> Refused)
{
    /// <summary>Octets of an encoded value.</summary>
    public const int LongestValue = 256;

    /// <summary>Header fields at most.</summary>
    public const int MostHeaders = 30;

    private const int LongestName = 64;

    /// <summary>The headers of one call: X-Call-ID, X-Display-Name, and one for each variable.</summary>
    public static VariableHeaders Of(string callId, string? displayName, IReadOnlyDictionary<string, string> variables)
    {
        List<KeyValuePair<string, string>> headers = [];
        List<string> refused = [];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Add("Call-ID", callId);
        if (displayName is { Length: > 0 })
        {
            Add("Display-Name", displayName);
        }

        foreach (var (name, value) in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            Add(name, value);
        }

        return new VariableHeaders(headers, refused);

        void Add(string name, string value)
        {
            var encoded = Encode(value);
            if (IsName(name) && encoded.Length <= LongestValue && headers.Count < MostHeaders && names.Add(name))
            {
                headers.Add(new("X-" + name, encoded));
            }
            else
            {
                refused.Add(name);
            }
        }
    }

    /// <summary>Percent-encodes what is no printable ASCII, and "%"; so it can be decoded again.</summary>
    public static string Encode(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (octet is >= 0x20 and < 0x7F and not (byte)'%')
            {
                text.Append((char)octet);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return text.ToString();
    }

    private static bool IsName(string name) =>
        name.Length is >= 1 and <= LongestName && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
