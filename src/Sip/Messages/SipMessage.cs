using System.Net;
using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Messages;

/// <summary>
/// A parsed view over one received message. It owns nothing: every span is valid only until the buffer is received into again,
/// so whoever keeps a value copies it. One instance is reused for every message of a socket.
/// </summary>
internal sealed class SipMessage
{
    public const int MaxHeaders = 128;

    private readonly HeaderField[] _headers = new HeaderField[MaxHeaders];
    private byte[] _buffer = [];
    private int _headerCount;
    private (int Start, int Length) _startLineText;
    private (int Start, int Length) _cseqMethod;
    private (int Start, int Length) _body;

    /// <summary>Where it came from; valid as long as the rest.</summary>
    public SocketAddress Source { get; set; } = new(AddressFamily.InterNetwork);

    /// <summary>The stream it came over, which outlives the message; null for a datagram.</summary>
    public NextHop? Connection { get; set; }

    public bool IsRequest => Status == 0;

    /// <summary>The method of a request, and the CSeq's method of a response.</summary>
    public SipMethod Method { get; private set; }

    /// <summary>100–699, or 0 for a request.</summary>
    public int Status { get; private set; }

    /// <summary>RFC 3261 §8.1.1.5: below 2^31.</summary>
    public uint CSeq { get; private set; }

    public ReadOnlySpan<byte> MethodText => Slice(_cseqMethod);

    /// <summary>The reason phrase of a response; may be empty.</summary>
    public ReadOnlySpan<byte> ReasonPhrase => IsRequest ? default : Slice(_startLineText);

    public ReadOnlySpan<byte> RequestUri => IsRequest ? Slice(_startLineText) : default;

    public ReadOnlySpan<byte> Body => Slice(_body);

    public ReadOnlySpan<byte> CallId => First(HeaderKind.CallId);

    public ReadOnlySpan<byte> From => First(HeaderKind.From);

    public ReadOnlySpan<byte> To => First(HeaderKind.To);

    public ReadOnlySpan<byte> FromTag => NameAddress.TryParse(From, out var address) ? address.Tag : default;

    public ReadOnlySpan<byte> ToTag => NameAddress.TryParse(To, out var address) ? address.Tag : default;

    public ReadOnlySpan<byte> TopViaBranch =>
        ViaField.TryParse(First(HeaderKind.Via), out var via) ? via.Branch : default;

    /// <summary>The value of the first such header, empty when there is none.</summary>
    public ReadOnlySpan<byte> First(HeaderKind kind)
    {
        foreach (ref readonly var header in _headers.AsSpan(0, _headerCount))
        {
            if (header.Kind == kind)
            {
                return _buffer.AsSpan(header.Start, header.Length);
            }
        }

        return default;
    }

    public int Count(HeaderKind kind)
    {
        var count = 0;
        foreach (ref readonly var header in _headers.AsSpan(0, _headerCount))
        {
            count += header.Kind == kind ? 1 : 0;
        }

        return count;
    }

    /// <summary>Every value of a header that may be repeated or comma-separated, in order of appearance.</summary>
    public HeaderValues Values(HeaderKind kind) => new(this, kind);

    /// <summary>The next header field of this kind from <paramref name="index"/> on; moves the index past it.</summary>
    public bool TryNextField(HeaderKind kind, scoped ref int index, out ReadOnlySpan<byte> value)
    {
        for (; index < _headerCount; index++)
        {
            if (_headers[index].Kind == kind)
            {
                value = _buffer.AsSpan(_headers[index].Start, _headers[index].Length);
                index++;
                return true;
            }
        }

        value = default;
        return false;
    }

    public string Text(HeaderKind kind) => Encoding.UTF8.GetString(First(kind));

    internal void Begin(byte[] buffer)
    {
        _buffer = buffer;
        _headerCount = 0;
        Status = 0;
        Method = SipMethod.Unknown;
        CSeq = 0;
        _body = default;
        _startLineText = default;
        _cseqMethod = default;
    }

    internal void SetStatus(int status, int reasonStart, int reasonLength)
    {
        Status = status;
        _startLineText = (reasonStart, reasonLength);
    }

    internal void SetRequestUri(int start, int length) => _startLineText = (start, length);

    internal void SetCSeq(uint number, SipMethod method, int methodStart, int methodLength)
    {
        CSeq = number;
        Method = method;
        _cseqMethod = (methodStart, methodLength);
    }

    internal void SetBody(int start, int length) => _body = (start, length);

    internal bool TryAddHeader(HeaderField field)
    {
        if (_headerCount == MaxHeaders)
        {
            return false;
        }

        _headers[_headerCount++] = field;
        return true;
    }

    internal bool TryFind(HeaderKind kind, out HeaderField field)
    {
        foreach (ref readonly var header in _headers.AsSpan(0, _headerCount))
        {
            if (header.Kind == kind)
            {
                field = header;
                return true;
            }
        }

        field = default;
        return false;
    }

    private ReadOnlySpan<byte> Slice((int Start, int Length) range) => _buffer.AsSpan(range.Start, range.Length);
}
