namespace Campaigns.Sip.Messages;

/// <summary>
/// A name-addr or addr-spec with its header parameters (RFC 3261 §20.10): From, To, Contact, Route, Record-Route.
/// </summary>
internal readonly ref struct NameAddress
{
    private NameAddress(ReadOnlySpan<byte> uri, ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> text)
    {
        Uri = uri;
        Parameters = parameters;
        Text = text;
    }

    /// <summary>The URI without angle brackets.</summary>
    public ReadOnlySpan<byte> Uri { get; }

    /// <summary>The header parameters, from the first semicolon on; may be empty.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>The whole value as it stood on the wire.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>The <c>tag</c> parameter, empty when there is none.</summary>
    public ReadOnlySpan<byte> Tag => HeaderParameters.TryGet(Parameters, "tag"u8, out var tag) ? tag : default;

    /// <summary>Reads one address; false when its quoting, brackets or URI are broken.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out NameAddress address)
    {
        address = default;
        var text = SipChars.Trim(value);
        var rest = text;
        if (rest.StartsWith("\""u8))
        {
            var end = HeaderList.EndOfQuotedString(rest);
            if (end < 0)
            {
                return false;
            }

            rest = SipChars.Trim(rest[end..]);
            return rest.StartsWith("<"u8) && TryParseBracketed(rest, text, out address);
        }

        var bracket = rest.IndexOf((byte)'<');
        if (bracket >= 0)
        {
            return !rest[..bracket].ContainsAnyExcept(SipChars.DisplayName)
                && TryParseBracketed(rest[bracket..], text, out address);
        }

        // Without brackets, whatever follows a semicolon belongs to the header, not to the URI (§20).
        var semicolon = rest.IndexOf((byte)';');
        var uri = SipChars.Trim(semicolon < 0 ? rest : rest[..semicolon]);
        if (!IsUri(uri) || uri.ContainsAny((byte)',', (byte)'?'))
        {
            return false;
        }

        return Finish(uri, semicolon < 0 ? default : rest[semicolon..], text, out address);
    }

    private static bool TryParseBracketed(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> text, out NameAddress address)
    {
        address = default;
        var close = rest.IndexOf((byte)'>');
        return close > 0 && IsUri(rest[1..close]) && Finish(rest[1..close], rest[(close + 1)..], text, out address);
    }

    private static bool Finish(
        ReadOnlySpan<byte> uri, ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> text, out NameAddress address)
    {
        address = default;
        parameters = SipChars.Trim(parameters);
        if (!parameters.IsEmpty && parameters[0] != (byte)';')
        {
            return false;
        }

        address = new NameAddress(uri, parameters, text);
        return true;
    }

    private static bool IsUri(ReadOnlySpan<byte> uri)
    {
        var colon = uri.IndexOf((byte)':');
        return colon > 0 && colon < uri.Length - 1 && SipChars.IsToken(uri[..colon]) && !uri.ContainsAny(SipChars.NotInUri);
    }
}
