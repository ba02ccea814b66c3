using System.Globalization;
using Campaigns.LoadTester.Processes;

namespace Campaigns.Chaos.Installation;

/// <summary>
/// A silo's place in the cluster, supervised as a service would be: when its process has ended, however that came about, another one is started.
/// One fault at a time.
/// </summary>
/// <param name="number">From 1, for logs.</param>
/// <param name="start">Starts a process: its name, and settings beside those of every silo.</param>
/// <param name="time">For waiting.</param>
internal sealed class SupervisedSilo(int number, Func<string, IReadOnlyDictionary<string, string>, RunningProgram> start, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> Usual = [];

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _oneFault = new(1, 1);
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RunningProgram? _process;
    private RunningProgram? _successor;
    private int _lives;
    private TimeSpan _untilReplaced = Pause;
    private IReadOnlyDictionary<string, string> _settings = Usual;
    private Task _supervising = Task.CompletedTask;

    /// <summary>Processes that were started in this place.</summary>
    public int Lives => _lives;

    /// <summary>Starts the first process and returns when it is up.</summary>
    public Task StartAsync()
    {
        _supervising = SuperviseAsync(_stop.Token);
        return Task.WhenAny(_up.Task, _supervising).Unwrap();
    }

    /// <summary>kill -9; the replacement is started after so long.</summary>
    public Task KillAsync(TimeSpan untilReplaced, CancellationToken cancellationToken) => FaultAsync(
        async process =>
        {
            _untilReplaced = untilReplaced;
            await process.SignalAsync("KILL");
        },
        cancellationToken);

    /// <summary>SIGSTOP, and SIGCONT after so long. The cluster may have declared it dead by then; it then ends itself and is replaced.</summary>
    public Task FreezeAsync(TimeSpan lasts, CancellationToken cancellationToken) => FaultAsync(
        async process =>
        {
            await process.SignalAsync("STOP");
            await Task.Delay(lasts, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await process.SignalAsync("CONT");
        },
        cancellationToken);

    /// <summary>Replaced by a process with other settings, by kill -9, and by a usual one after so long.</summary>
    public Task ReplaceAsync(IReadOnlyDictionary<string, string> settings, TimeSpan lasts, CancellationToken cancellationToken) => FaultAsync(
        async process =>
        {
            _settings = settings;
            await process.SignalAsync("KILL");
            await Task.Delay(lasts, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _settings = Usual;
            if (_process is { } replacement)
            {
                await replacement.SignalAsync("KILL");
            }
        },
        cancellationToken);

    /// <summary>Whatever is done to the way to it, one fault of this silo at a time.</summary>
    public Task WhileAsync(Func<Task> fault, CancellationToken cancellationToken) => FaultAsync(_ => fault(), cancellationToken);

    /// <summary>Replaced as in a rolling restart: the next process first, then this one is asked to stop, and stays until its last call has ended.</summary>
    public Task RollAsync(CancellationToken cancellationToken) => FaultAsync(
        async process =>
        {
            var successor = start(NameOfNextLife(), Usual);
            try
            {
                await successor.ReadyAsync(StartPatience, cancellationToken);
            }
            catch (InvalidOperationException)
            {
                // Another fault was in its way; this silo isn't rolled then.
                await successor.DisposeAsync();
                return;
            }

            if (process.HasExited)
            {
                // Another fault has ended it meanwhile, and it is replaced already.
                await successor.DisposeAsync();
                return;
            }

            _successor = successor;
            await process.SignalAsync("TERM");
            await process.EndedAsync(cancellationToken);
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _supervising.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _oneFault.Dispose();
    }

    private string NameOfNextLife() => string.Create(CultureInfo.InvariantCulture, $"silo-{number}-{++_lives}");

    private async Task FaultAsync(Func<RunningProgram, Task> act, CancellationToken cancellationToken)
    {
        await _oneFault.WaitAsync(cancellationToken);
        try
        {
            if (_process is { HasExited: false } process)
            {
                await act(process);
            }
        }
        finally
        {
            _oneFault.Release();
        }
    }

    private async Task SuperviseAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await using var process = Interlocked.Exchange(ref _successor, null) ?? start(NameOfNextLife(), _settings);
            _process = process;
            try
            {
                if (!_up.Task.IsCompleted)
                {
                    await process.ReadyAsync(StartPatience, stop);
                    _up.SetResult();
                }

                await process.EndedAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                await process.SignalAsync("KILL");
                return;
            }

            if (_successor is null)
            {
                await Task.Delay(_untilReplaced, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _untilReplaced = Pause;
            }
        }
    }
}
