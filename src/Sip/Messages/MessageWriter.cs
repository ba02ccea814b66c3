using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Campaigns.Sip.Messages;

/// <summary>
/// Builds one message at a time into a buffer that is reused for the next. Not safe for use by two threads at once: an endpoint's
/// is guarded by the endpoint's lock. What goes in has been checked by <see cref="HeaderText"/> or came from a parsed message.
/// </summary>
internal sealed class MessageWriter
{
    private byte[] _buffer = new byte[2048];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Reset() => _length = 0;

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        _length += text.Length;
    }

    public void Append(string text)
    {
        var free = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, free);
    }

    public void Append(byte octet)
    {
        Reserve(1)[0] = octet;
        _length++;
    }

    public void Append(long number)
    {
        if (!Utf8Formatter.TryFormat(number, Reserve(20), out var written))
        {
            throw new InvalidOperationException("Twenty octets hold every Int64");
        }

        _length += written;
    }

    public void AppendHex(ulong number)
    {
        if (!Utf8Formatter.TryFormat(number, Reserve(16), out var written, new StandardFormat('x')))
        {
            throw new InvalidOperationException("Sixteen octets hold every UInt64 in hexadecimal");
        }

        _length += written;
    }

    /// <summary>A header line with its line end.</summary>
    public void AppendLine(scoped ReadOnlySpan<byte> nameAndColon, scoped ReadOnlySpan<byte> value)
    {
        Append(nameAndColon);
        Append(value);
        Append("\r\n"u8);
    }

    /// <summary>A header line with its line end.</summary>
    public void AppendLine(scoped ReadOnlySpan<byte> nameAndColon, string value)
    {
        Append(nameAndColon);
        Append(value);
        Append("\r\n"u8);
    }

    /// <summary>Content-Type, Content-Length, the empty line and the body.</summary>
    public void AppendBody(scoped ReadOnlySpan<byte> contentType, scoped ReadOnlySpan<byte> body)
    {
        AppendLine("Content-Type: "u8, contentType);
        Append("Content-Length: "u8);
        Append(body.Length);
        Append("\r\n\r\n"u8);
        Append(body);
    }

    /// <summary>The end of a message without body.</summary>
    public void AppendNoBody() => Append("Content-Length: 0\r\n\r\n"u8);

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        return _buffer.AsSpan(_length);
    }
}
