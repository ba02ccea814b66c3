using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>Reads <c>;name=value</c> lists (generic-param, RFC 3261 §25.1).</summary>
internal static class HeaderParameters
{
    /// <summary>Finds a parameter by its case-insensitive name. A parameter without value is found with an empty one; quotes are taken off.</summary>
    public static bool TryGet(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var rest = parameters;
        while (HeaderList.TryNext(ref rest, (byte)';', out var item))
        {
            var equals = item.IndexOf((byte)'=');
            var itemName = SipChars.Trim(equals < 0 ? item : item[..equals]);
            if (!Ascii.EqualsIgnoreCase(itemName, name))
            {
                continue;
            }

            value = equals < 0 ? default : Unquote(SipChars.Trim(item[(equals + 1)..]));
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Takes the surrounding quotes off; escapes inside stay as they are.</summary>
    public static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> value) =>
        value.Length >= 2 && value[0] == (byte)'"' && value[^1] == (byte)'"' ? value[1..^1] : value;
}
