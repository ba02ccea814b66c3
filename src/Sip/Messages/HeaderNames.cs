using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>Recognises header names, case-insensitively and in their compact form (RFC 3261 §7.3.3).</summary>
internal static class HeaderNames
{
    public static HeaderKind Parse(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => Compact((byte)(name[0] | 0x20)),
        2 when Is(name, "To"u8) => HeaderKind.To,
        3 when Is(name, "Via"u8) => HeaderKind.Via,
        4 when Is(name, "From"u8) => HeaderKind.From,
        4 when Is(name, "CSeq"u8) => HeaderKind.CSeq,
        4 when Is(name, "RSeq"u8) => HeaderKind.RSeq,
        5 when Is(name, "Allow"u8) => HeaderKind.Allow,
        5 when Is(name, "Event"u8) => HeaderKind.Event,
        6 when Is(name, "Reason"u8) => HeaderKind.Reason,
        6 when Is(name, "Min-SE"u8) => HeaderKind.MinSE,
        7 when Is(name, "Call-ID"u8) => HeaderKind.CallId,
        7 when Is(name, "Contact"u8) => HeaderKind.Contact,
        7 when Is(name, "Require"u8) => HeaderKind.Require,
        7 when Is(name, "Expires"u8) => HeaderKind.Expires,
        9 when Is(name, "Supported"u8) => HeaderKind.Supported,
        11 when Is(name, "Retry-After"u8) => HeaderKind.RetryAfter,
        11 when Is(name, "Min-Expires"u8) => HeaderKind.MinExpires,
        12 when Is(name, "Content-Type"u8) => HeaderKind.ContentType,
        12 when Is(name, "Record-Route"u8) => HeaderKind.RecordRoute,
        14 when Is(name, "Content-Length"u8) => HeaderKind.ContentLength,
        15 when Is(name, "Session-Expires"u8) => HeaderKind.SessionExpires,
        16 when Is(name, "WWW-Authenticate"u8) => HeaderKind.WwwAuthenticate,
        18 when Is(name, "Subscription-State"u8) => HeaderKind.SubscriptionState,
        18 when Is(name, "Proxy-Authenticate"u8) => HeaderKind.ProxyAuthenticate,
        _ => HeaderKind.Other,
    };

    private static HeaderKind Compact(byte letter) => letter switch
    {
        (byte)'v' => HeaderKind.Via,
        (byte)'f' => HeaderKind.From,
        (byte)'t' => HeaderKind.To,
        (byte)'i' => HeaderKind.CallId,
        (byte)'m' => HeaderKind.Contact,
        (byte)'c' => HeaderKind.ContentType,
        (byte)'l' => HeaderKind.ContentLength,
        (byte)'k' => HeaderKind.Supported,
        (byte)'x' => HeaderKind.SessionExpires,

        // RFC 6665 §8.4.
        (byte)'o' => HeaderKind.Event,
        _ => HeaderKind.Other,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) => Ascii.EqualsIgnoreCase(name, expected);
}
