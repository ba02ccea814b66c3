using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Campaigns.Api.Contacts.Import;

/// <summary>
/// Passes an upload through byte for byte and stops at the first byte that can't be UTF-8 text. A list that was saved in another
/// encoding must not turn names into replacement characters, and a half transmitted character means that the file was cut off.
/// </summary>
/// <param name="source">The upload.</param>
/// <param name="mayBeCutOff">Only the beginning of a file is sent: its end in the middle of a character is no fault.</param>
internal sealed class Utf8Gate(Stream source, bool mayBeCutOff = false) : Stream
{
    private const string SaveAsUtf8 = "Save the list as \"CSV UTF-8\" and upload it again.";

    private readonly byte[] _partial = new byte[4];
    private int _partialBytes;
    private long _position;
    private byte _last;

    /// <summary>The text read so far ended with a line break.</summary>
    public bool EndsWithLineBreak => _last is (byte)'\n' or (byte)'\r';

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        Check(buffer.Span[..read], atEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Uploads are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Check(ReadOnlySpan<byte> bytes, bool atEnd)
    {
        if (atEnd && _partialBytes > 0 && !mayBeCutOff)
        {
            throw new UnreadableFileException("The file was cut off: it ends in the middle of a character. Nothing was changed.");
        }

        if (bytes.IsEmpty)
        {
            return;
        }

        if (_position == 0 && bytes[0] is 0xFF or 0xFE)
        {
            throw new UnreadableFileException($"The file is UTF-16, not UTF-8. {SaveAsUtf8}");
        }

        if (bytes.Contains((byte)0))
        {
            throw new UnreadableFileException($"The file has zero bytes: it is UTF-16 or no text at all. {SaveAsUtf8}");
        }

        var rest = CompletePartial(bytes);
        var whole = rest[..^IncompleteTail(rest)];
        if (!Utf8.IsValid(whole))
        {
            throw NotUtf8();
        }

        rest[whole.Length..].CopyTo(_partial.AsSpan(_partialBytes));
        _partialBytes += rest.Length - whole.Length;
        _position += bytes.Length;
        _last = bytes[^1];
    }

    /// <summary>Finishes the character that the block before had begun.</summary>
    private ReadOnlySpan<byte> CompletePartial(ReadOnlySpan<byte> bytes)
    {
        while (_partialBytes > 0 && !bytes.IsEmpty)
        {
            _partial[_partialBytes++] = bytes[0];
            bytes = bytes[1..];
            switch (Rune.DecodeFromUtf8(_partial.AsSpan(0, _partialBytes), out _, out _))
            {
                case OperationStatus.Done:
                    _partialBytes = 0;
                    break;
                case OperationStatus.InvalidData:
                    throw NotUtf8();
            }
        }

        return bytes;
    }

    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            if (Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return length;
            }
        }

        return 0;
    }

    private UnreadableFileException NotUtf8() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The file is not UTF-8: after byte {_position:N0} there is one that UTF-8 doesn't have. {SaveAsUtf8}"));
}
