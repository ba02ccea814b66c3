using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace Campaigns.Persistence.Imports;

/// <summary>
/// Rows as COPY … (FORMAT BINARY) takes them, put together in memory. The format is that of PostgreSQL's documentation of COPY ("Binary Format"); numbers are big-endian, text is UTF-8.
/// </summary>
/// <remarks>The driver's own importer binds a parameter for each value and awaits it, which was dearer than all else that a row cost before it reached the server (docs/performance.md).</remarks>
internal sealed class StagedRows
{
    private const int Absent = -1;
    private const short NoMoreRows = -1;
    private const byte JsonbVersion = 1;

    private static readonly Instant Epoch = Instant.FromUtc(2000, 1, 1, 0, 0);

    // A lone surrogate is no text: an exception, not a question mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _octets = new(1 << 20);

    // Signature, flags, length of an extension that there isn't.
    private static ReadOnlySpan<byte> Header => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What is to be sent, between <see cref="End"/> and the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> Written => _octets.WrittenMemory;

    /// <summary>Begins anew; the memory is kept.</summary>
    public void Begin()
    {
        _octets.ResetWrittenCount();
        _octets.Write(Header);
    }

    /// <summary>Begins a row, whose values follow, each by one call.</summary>
    public void BeginRow(short values) => AppendInt16(values);

    /// <summary>No row follows.</summary>
    public void End() => AppendInt16(NoMoreRows);

    public void WriteNull() => AppendInt32(Absent);

    /// <summary>A smallint.</summary>
    public void Write(short value)
    {
        AppendInt32(sizeof(short));
        AppendInt16(value);
    }

    /// <summary>An integer.</summary>
    public void Write(int value)
    {
        AppendInt32(sizeof(int));
        AppendInt32(value);
    }

    /// <summary>A bigint.</summary>
    public void Write(long value)
    {
        AppendInt32(sizeof(long));
        AppendInt64(value);
    }

    /// <summary>A timestamptz: microseconds since 2000, what is finer being cut off.</summary>
    public void Write(Instant value) => Write((value - Epoch).BclCompatibleTicks / (NodaConstants.TicksPerMillisecond / 1000));

    /// <summary>A bytea.</summary>
    public void Write(ReadOnlySpan<byte> value)
    {
        AppendInt32(value.Length);
        _octets.Write(value);
    }

    /// <summary>A text; null is NULL.</summary>
    /// <exception cref="EncoderFallbackException">It holds half of a surrogate pair.</exception>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            AppendInt32(Utf8.GetByteCount(value));
            AppendText(value);
        }
    }

    /// <summary>A jsonb; null is NULL.</summary>
    /// <exception cref="EncoderFallbackException">It holds half of a surrogate pair.</exception>
    public void WriteJson(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            AppendInt32(1 + Utf8.GetByteCount(value));
            _octets.Write([JsonbVersion]);
            AppendText(value);
        }
    }

    private void AppendText(string value) => _octets.Advance(Utf8.GetBytes(value, _octets.GetSpan(Utf8.GetMaxByteCount(value.Length))));

    private void AppendInt16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_octets.GetSpan(sizeof(short)), value);
        _octets.Advance(sizeof(short));
    }

    private void AppendInt32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_octets.GetSpan(sizeof(int)), value);
        _octets.Advance(sizeof(int));
    }

    private void AppendInt64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_octets.GetSpan(sizeof(long)), value);
        _octets.Advance(sizeof(long));
    }
}
