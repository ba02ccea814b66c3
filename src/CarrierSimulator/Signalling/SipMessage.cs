using System.Text;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>
/// One received SIP message (RFC 3261 §7), read in place. The instance is reused for every datagram: whatever must outlive the next
/// <see cref="TryRead"/> is copied by the caller. Header values keep their bytes (Latin-1 in, Latin-1 out), so that what is echoed back is what came.
/// </summary>
internal sealed class SipMessage
{
    private readonly char[] _text = new char[65_536];
    private readonly List<Range> _vias = [];
    private readonly List<Range> _recordRoutes = [];
    private Range _method, _requestUri, _from, _to, _callId, _cSeqMethod, _contact, _authorization, _body;

    public bool IsRequest { get; private set; }

    /// <summary>Of a response; 0 for a request.</summary>
    public int StatusCode { get; private set; }

    public uint CSeq { get; private set; }

    /// <summary>Seconds, if the message carries Expires.</summary>
    public int? Expires { get; private set; }

    public ReadOnlySpan<char> Method => _text.AsSpan(_method);

    public ReadOnlySpan<char> RequestUri => _text.AsSpan(_requestUri);

    public ReadOnlySpan<char> From => _text.AsSpan(_from);

    public ReadOnlySpan<char> To => _text.AsSpan(_to);

    public ReadOnlySpan<char> CallId => _text.AsSpan(_callId);

    public ReadOnlySpan<char> CSeqMethod => _text.AsSpan(_cSeqMethod);

    public ReadOnlySpan<char> Contact => _text.AsSpan(_contact);

    /// <summary>Authorization or Proxy-Authorization, whichever came.</summary>
    public ReadOnlySpan<char> Authorization => _text.AsSpan(_authorization);

    public ReadOnlySpan<char> Body => _text.AsSpan(_body);

    public int ViaCount => _vias.Count;

    public int RecordRouteCount => _recordRoutes.Count;

    public ReadOnlySpan<char> Via(int index) => _text.AsSpan(_vias[index]);

    public ReadOnlySpan<char> RecordRoute(int index) => _text.AsSpan(_recordRoutes[index]);

    /// <summary>The topmost Via's branch; empty when it has none.</summary>
    public ReadOnlySpan<char> Branch => HeaderValue.Parameter(HeaderValue.First(Via(0)), "branch");

    /// <summary>The topmost Via's host and port.</summary>
    public ReadOnlySpan<char> SentBy => HeaderValue.SentBy(HeaderValue.First(Via(0)));

    /// <summary>The part of the Request-URI before "@": the number dialled.</summary>
    public ReadOnlySpan<char> DialledUser => HeaderValue.User(RequestUri);

    /// <returns>False when a mandatory part is missing or broken; such a datagram is dropped and counted.</returns>
    public bool TryRead(ReadOnlySpan<byte> datagram)
    {
        Clear();
        var length = Encoding.Latin1.GetChars(datagram, _text);
        var text = _text.AsSpan(0, length);
        var headerEnd = text.IndexOf("\r\n\r\n");
        if (headerEnd < 0)
        {
            return false;
        }

        Unfold(text[..headerEnd]);
        var position = text.IndexOf("\r\n") + 2;
        if (!ReadStartLine(text[..(position - 2)]))
        {
            return false;
        }

        while (position < headerEnd)
        {
            var lineLength = text[position..(headerEnd + 2)].IndexOf("\r\n");
            if (!ReadHeader(position, lineLength))
            {
                return false;
            }

            position += lineLength + 2;
        }

        _body = (headerEnd + 4)..length;
        return _vias.Count > 0 && !From.IsEmpty && !To.IsEmpty && !CallId.IsEmpty && !CSeqMethod.IsEmpty
            && (!IsRequest || CSeqMethod.SequenceEqual(Method));
    }

    private void Clear()
    {
        _vias.Clear();
        _recordRoutes.Clear();
        _method = _requestUri = _from = _to = _callId = _cSeqMethod = _contact = _authorization = _body = default;
        StatusCode = 0;
        CSeq = 0;
        Expires = null;
    }

    /// <summary>RFC 3261 §7.3.1: a line that begins with white space continues the one before.</summary>
    private static void Unfold(Span<char> headers)
    {
        for (var at = headers.IndexOf("\r\n"); at >= 0 && at + 2 < headers.Length;)
        {
            if (headers[at + 2] is ' ' or '\t')
            {
                headers[at] = headers[at + 1] = ' ';
            }

            var next = headers[(at + 2)..].IndexOf("\r\n");
            at = next < 0 ? -1 : at + 2 + next;
        }
    }

    private bool ReadStartLine(ReadOnlySpan<char> line)
    {
        var firstSpace = line.IndexOf(' ');
        if (firstSpace <= 0)
        {
            return false;
        }

        if (line.StartsWith("SIP/2.0 "))
        {
            IsRequest = false;
            StatusCode = line.Length >= 11 && int.TryParse(line[8..11], out var status) ? status : 0;
            return StatusCode is >= 100 and < 700;
        }

        var lastSpace = line.LastIndexOf(' ');
        IsRequest = true;
        _method = ..firstSpace;
        _requestUri = (firstSpace + 1)..lastSpace;
        return lastSpace > firstSpace + 1 && line[(lastSpace + 1)..].SequenceEqual("SIP/2.0");
    }

    private bool ReadHeader(int lineStart, int lineLength)
    {
        var line = _text.AsSpan(lineStart, lineLength);
        var colon = line.IndexOf(':');
        if (colon <= 0)
        {
            return false;
        }

        var name = line[..colon].TrimEnd();
        var value = line[(colon + 1)..];
        var leading = value.Length - value.TrimStart().Length;
        var start = lineStart + colon + 1 + leading;
        var trimmed = value.Trim();
        Keep(name, trimmed, start..(start + trimmed.Length));
        return true;
    }

    private void Keep(ReadOnlySpan<char> name, ReadOnlySpan<char> value, Range range)
    {
        if (Is(name, "Via", 'v'))
        {
            _vias.Add(range);
        }
        else if (Is(name, "From", 'f'))
        {
            _from = range;
        }
        else if (Is(name, "To", 't'))
        {
            _to = range;
        }
        else if (Is(name, "Call-ID", 'i'))
        {
            _callId = range;
        }
        else if (Is(name, "CSeq", '\0'))
        {
            var space = value.IndexOfAny(' ', '\t');
            if (space > 0 && uint.TryParse(value[..space], out var number))
            {
                CSeq = number;
                var skipped = value.Length - value[space..].TrimStart().Length;
                _cSeqMethod = (range.Start.Value + skipped)..range.End;
            }
        }
        else if (Is(name, "Contact", 'm'))
        {
            _contact = range;
        }
        else if (Is(name, "Record-Route", '\0'))
        {
            _recordRoutes.Add(range);
        }
        else if (Is(name, "Expires", '\0'))
        {
            Expires = int.TryParse(value, out var seconds) && seconds >= 0 ? seconds : null;
        }
        else if (Is(name, "Authorization", '\0') || Is(name, "Proxy-Authorization", '\0'))
        {
            _authorization = range;
        }
    }

    private static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> longForm, char shortForm) =>
        name.Equals(longForm, StringComparison.OrdinalIgnoreCase)
        || (name.Length == 1 && char.ToLowerInvariant(name[0]) == shortForm);
}
