using Microsoft.AspNetCore.Http;

namespace Campaigns.Dashboard.Upload;

/// <summary>A file that comes from the browser while it is read, and how much of it has come.</summary>
/// <param name="file">What the browser sends.</param>
/// <param name="bytes">How large the file is.</param>
internal sealed class MeteredStream(Stream file, long bytes) : Stream
{
    private long _read;

    /// <summary>0–1.</summary>
    public double Share => bytes == 0 ? 1 : Math.Min(1, (double)Interlocked.Read(ref _read) / bytes);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => bytes;

    public override long Position
    {
        get => Interlocked.Read(ref _read);
        set => throw new NotSupportedException();
    }

    /// <exception cref="BadHttpRequestException">The browser can't read the file any more, or has gone: to the API it is an upload that was cut off.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await file.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref _read, read);
            return read;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            throw new BadHttpRequestException("The browser could not read the file to its end. Choose it again.", broken);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files of a browser are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await file.DisposeAsync();
        await base.DisposeAsync();
    }
}
