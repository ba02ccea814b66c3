using System.Buffers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;

namespace Campaigns.Sip.Transport;

/// <summary>
/// One TCP or TLS connection: a queue of messages that one loop writes, and a loop that frames what arrives. Ends once, and says then
/// which messages have certainly not left.
/// </summary>
internal sealed class StreamConnection : IDisposable
{
    private const int MaxQueued = 4 * 1024 * 1024;
    private const int WriteBuffer = 64 * 1024;
    private const int ReadBuffer = 16 * 1024;

    private readonly StreamOptions _options;
    private readonly TimeProvider _time;
    private readonly IMessageReceiver _receiver;
    private readonly Channel<Outgoing> _queue = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly MessageFramer _framer = new();
    private readonly Socket? _accepted;
    private byte[] _message = new byte[ReadBuffer];
    private int _queued;

    /// <param name="hop">The peer.</param>
    /// <param name="accepted">What the peer opened; null to open a connection.</param>
    /// <param name="options">How to open it.</param>
    /// <param name="time">For time-outs.</param>
    /// <param name="receiver">This connection's own.</param>
    public StreamConnection(NextHop hop, Socket? accepted, StreamOptions options, TimeProvider time, IMessageReceiver receiver) =>
        (Hop, _accepted, _options, _time, _receiver) = (hop, accepted, options, time, receiver);

    public NextHop Hop { get; }

    /// <summary>The peer opened it.</summary>
    public bool WasAccepted => _accepted is not null;

    /// <summary>Queues a message. ConnectionReset: the connection is over, and the message was not taken.</summary>
    public SocketError Send(ReadOnlySpan<byte> message)
    {
        if (Volatile.Read(ref _queued) + message.Length > MaxQueued)
        {
            return SocketError.NoBufferSpaceAvailable;
        }

        var copy = ArrayPool<byte>.Shared.Rent(message.Length);
        message.CopyTo(copy);
        Interlocked.Add(ref _queued, message.Length);
        if (_queue.Writer.TryWrite(new Outgoing(copy, message.Length, _time.GetTimestamp())))
        {
            return SocketError.Success;
        }

        ArrayPool<byte>.Shared.Return(copy);
        return SocketError.ConnectionReset;
    }

    /// <summary>Ends the connection. May be called at any time: a source of cancellation without a timer holds nothing to free.</summary>
    public void Dispose() => _closing.Cancel();

    /// <summary>Opens the connection, carries messages both ways, and completes when it is over.</summary>
    /// <param name="onOver">Called before anybody is told: from then on no message may be given to this connection.</param>
    public async Task RunAsync(Action<StreamConnection> onOver)
    {
        var error = SocketError.ConnectionReset;
        string? notOpened = null;
        var opening = new StreamOpening(Hop, _options, _time);
        try
        {
            await using var stream = await opening.OpenAsync(_accepted, _closing.Token).ConfigureAwait(false);
            await CarryAsync(stream).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            error = StreamOpening.ErrorOf(exception);
            notOpened = opening.IsOpen || _closing.IsCancellationRequested ? null : opening.Describe(exception);
        }

        onOver(this);
        _queue.Writer.TryComplete();
        if (notOpened is not null)
        {
            _receiver.OnConnectFailed(Hop, notOpened);
        }

        while (_queue.Reader.TryRead(out var unsent))
        {
            Refuse(unsent, error);
        }

        if (opening.IsOpen)
        {
            _receiver.OnConnectionLost(Hop);
        }
    }

    private async Task CarryAsync(Stream stream)
    {
        var reading = ReadAsync(stream);
        var writing = WriteAsync(stream);
        var first = await Task.WhenAny(reading, writing).ConfigureAwait(false);
        await _closing.CancelAsync().ConfigureAwait(false);

        // What the other one says now is only that it was cancelled.
        await (first == reading ? writing : reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task WriteAsync(Stream stream)
    {
        var buffer = new byte[WriteBuffer];
        while (await _queue.Reader.WaitToReadAsync(_closing.Token).ConfigureAwait(false))
        {
            var filled = 0;
            while (_queue.Reader.TryPeek(out var next) && (filled == 0 || filled + next.Length <= buffer.Length))
            {
                _queue.Reader.TryRead(out next);
                if (IsStale(next))
                {
                    Refuse(next, SocketError.TimedOut);
                    continue;
                }

                if (next.Length > buffer.Length)
                {
                    buffer = new byte[next.Length];
                }

                next.Octets.AsSpan(0, next.Length).CopyTo(buffer.AsSpan(filled));
                filled += next.Length;
                Release(next);
            }

            if (filled > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, filled), _closing.Token).ConfigureAwait(false);
            }
        }
    }

    // Whoever places a call has leave to ring for a moment, not for ever: a process that froze while the connection was being opened
    // must not ring afterwards.
    private bool IsStale(Outgoing next) =>
        next.Octets.AsSpan().StartsWith("INVITE "u8) && _time.GetElapsedTime(next.QueuedAt) > _options.ConnectTimeout;

    private void Refuse(Outgoing unsent, SocketError error)
    {
        _receiver.OnUnreachable(unsent.Octets.AsSpan(0, unsent.Length), error);
        Release(unsent);
    }

    private void Release(Outgoing done)
    {
        Interlocked.Add(ref _queued, -done.Length);
        ArrayPool<byte>.Shared.Return(done.Octets);
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[ReadBuffer];
        var filled = 0;
        while (await stream.ReadAsync(buffer.AsMemory(filled), _closing.Token).ConfigureAwait(false) is > 0 and var read)
        {
            filled += read;
            if (Take(buffer.AsSpan(0, filled)) is not { } used)
            {
                _receiver.OnUnframeable();
                return;
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MessageFramer.MaxFrame + 1));
            }
        }
    }

    /// <summary>How many octets were whole frames; null when the stream can't be read any further.</summary>
    private int? Take(ReadOnlySpan<byte> octets)
    {
        var used = 0;
        while (used < octets.Length)
        {
            var frame = _framer.Next(octets[used..], out var length);
            switch (frame)
            {
                case StreamFrame.Incomplete:
                    return used;
                case StreamFrame.Broken:
                    return null;
                case StreamFrame.Ping:
                    Send("\r\n"u8);
                    break;
                case StreamFrame.Message:
                    Hand(octets.Slice(used, length));
                    break;
            }

            used += length;
        }

        return used;
    }

    private void Hand(ReadOnlySpan<byte> message)
    {
        if (message.Length > _message.Length)
        {
            _message = new byte[message.Length];
        }

        message.CopyTo(_message);
        _receiver.OnMessage(_message, message.Length, Hop.Address, Hop);
    }

    private readonly record struct Outgoing(byte[] Octets, int Length, long QueuedAt);
}
