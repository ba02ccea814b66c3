namespace Campaigns.Api.Contacts.Import;

/// <summary>Passes an array through as long as none of its items is too large: a reader of items keeps a whole one in memory.</summary>
internal sealed class BoundedItems(Stream source) : Stream
{
    /// <summary>Bytes of one item at most, beside what is read ahead.</summary>
    public const int MaxItemBytes = 1024 * 1024;

    private long _sinceItem;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The reader has come to the end of an item.</summary>
    public void ItemEnded() => _sinceItem = 0;

    /// <exception cref="UnreadableFileException">No item ended within the bound.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_sinceItem > MaxItemBytes)
        {
            throw new UnreadableFileException("The file has an item of more than 1 MiB: is it an array of contacts? Nothing was changed.");
        }

        var read = await source.ReadAsync(buffer, cancellationToken);
        _sinceItem += read;
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
}
