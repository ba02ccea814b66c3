using System.Buffers.Text;
using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>Session-Expires and Min-SE (RFC 4028 §4, §5).</summary>
/// <param name="Interval">After this long without a refresh the session is over.</param>
/// <param name="Refresher">Who refreshes: <c>uac</c> is whoever sent the request of this transaction. Null: left open.</param>
internal readonly record struct SessionExpires(TimeSpan Interval, SessionRefresher? Refresher)
{
    private const uint MaxSeconds = int.MaxValue;

    /// <summary>Null when there is none, or none that can be read.</summary>
    public static SessionExpires? Read(SipMessage message)
    {
        var value = message.First(HeaderKind.SessionExpires);
        if (ReadSeconds(value, out var parameters) is not { } interval)
        {
            return null;
        }

        SessionRefresher? refresher =
            !HeaderParameters.TryGet(parameters, "refresher"u8, out var name) ? null
            : Ascii.EqualsIgnoreCase(name, "uac"u8) ? SessionRefresher.Uac
            : Ascii.EqualsIgnoreCase(name, "uas"u8) ? SessionRefresher.Uas
            : null;
        return new SessionExpires(interval, refresher);
    }

    /// <summary>The shortest interval that the sender of a 422 takes; null when it doesn't say.</summary>
    public static TimeSpan? ReadLeast(SipMessage message) => ReadSeconds(message.First(HeaderKind.MinSE), out _);

    public static void Write(MessageWriter writer, TimeSpan interval, SessionRefresher? refresher)
    {
        WriteSeconds(writer, "Session-Expires: "u8, interval);
        writer.Append(refresher switch
        {
            SessionRefresher.Uac => ";refresher=uac\r\n"u8,
            SessionRefresher.Uas => ";refresher=uas\r\n"u8,
            _ => "\r\n"u8,
        });
    }

    public static void WriteLeast(MessageWriter writer, TimeSpan least)
    {
        WriteSeconds(writer, "Min-SE: "u8, least);
        writer.Append("\r\n"u8);
    }

    private static void WriteSeconds(MessageWriter writer, ReadOnlySpan<byte> name, TimeSpan interval)
    {
        writer.Append(name);
        writer.Append((long)Math.Ceiling(interval.TotalSeconds));
    }

    private static TimeSpan? ReadSeconds(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> parameters)
    {
        var semicolon = value.IndexOf((byte)';');
        parameters = semicolon < 0 ? default : value[semicolon..];
        var text = SipChars.Trim(semicolon < 0 ? value : value[..semicolon]);
        return Utf8Parser.TryParse(text, out uint seconds, out var consumed) && consumed == text.Length && seconds is > 0 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
