using System.Threading.Channels;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Recordings;

/// <summary>
/// Brings segments of recordings to the store, beside the calls: one queue a silo, bounded, written in its order. While the store is away they
/// wait; when too many do, recordings end early rather than calls suffer.
/// </summary>
internal sealed partial class RecordingWriter : IAsyncDisposable
{
    /// <summary>Segments that may wait: 80 MB, or a minute of 80 calls.</summary>
    public const int MostWaiting = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(15);

    private readonly Channel<RecordingSegment> _waiting =
        Channel.CreateBounded<RecordingSegment>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly CancellationTokenSource _givenUp = new();
    private readonly IRecordingStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<RecordingWriter> _logger;
    private readonly Task _writing;

    public RecordingWriter(IRecordingStore store, TimeProvider time, ILogger<RecordingWriter> logger)
    {
        (_store, _time, _logger) = (store, time, logger);
        _writing = WriteAllAsync();
    }

    /// <summary>Takes a segment; false when too many wait, and then the recording is to end here. Never blocks.</summary>
    public bool TryAdd(RecordingSegment segment)
    {
        if (_waiting.Writer.TryWrite(segment))
        {
            return true;
        }

        LogCutShort(_logger, segment.CallId, segment.Number);
        return false;
    }

    /// <summary>Writes what waits, for 15 s at most.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        try
        {
            await _writing.WaitAsync(TimeToEnd, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogLost(_logger, _waiting.Reader.Count);
            await _givenUp.CancelAsync().ConfigureAwait(false);
            await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _givenUp.Dispose();
    }

    private async Task WriteAllAsync()
    {
        await foreach (var segment in _waiting.Reader.ReadAllAsync(_givenUp.Token).ConfigureAwait(false))
        {
            await WriteAsync(segment).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(RecordingSegment segment)
    {
        while (true)
        {
            try
            {
                await _store.AppendAsync(segment, _givenUp.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (!_givenUp.IsCancellationRequested)
            {
                LogRepeated(_logger, exception, segment.CallId, segment.Number);
                await Task.Delay(Pause, _time, _givenUp.Token).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Segment {Segment} of the recording of call {CallId} could not be written; it is tried again")]
    private static partial void LogRepeated(ILogger logger, Exception exception, string callId, int segment);

    [LoggerMessage(Level = LogLevel.Error, Message = "The recording of call {CallId} ends before its segment {Segment}: too many segments wait for the database")]
    private static partial void LogCutShort(ILogger logger, string callId, int segment);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} segments of recordings are lost: the database took none of them before the process ended")]
    private static partial void LogLost(ILogger logger, int count);
}
