using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Campaigns.LoadTester.Processes;

/// <summary>A program that this one starts, waits for, and stops again. Its output goes to a log file.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<Match> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Regex _readyLine;
    private readonly string _logPath;
    private Task _ended = Task.CompletedTask;

    private RunningProgram(string name, Process process, string logPath, Regex readyLine)
    {
        Name = name;
        _process = process;
        _logPath = logPath;
        _log = new StreamWriter(logPath) { AutoFlush = true };
        _readyLine = readyLine;
    }

    public string Name { get; }

    public int ProcessId { get; private set; }

    /// <summary>Also after it was disposed, as everything here may be asked for then.</summary>
    public bool HasExited => _ended.IsCompleted;

    /// <param name="name">For messages and for its log file.</param>
    /// <param name="assembly">The built .dll.</param>
    /// <param name="logFolder">Where its log goes.</param>
    /// <param name="environment">Added to this process's own.</param>
    /// <param name="readyLine">The output line that says that it is up.</param>
    /// <param name="arguments">Of the program.</param>
    public static RunningProgram Start(
        string name, string assembly, string logFolder, IReadOnlyDictionary<string, string> environment, Regex readyLine, params IEnumerable<string> arguments) =>
        Start(name, ["dotnet", assembly, .. arguments], logFolder, environment, readyLine);

    /// <param name="name">For messages and for its log file.</param>
    /// <param name="commandLine">The program and its arguments. What starts another program must become it, so that its process is the program's.</param>
    /// <param name="logFolder">Where its log goes.</param>
    /// <param name="environment">Added to this process's own.</param>
    /// <param name="readyLine">The output line that says that it is up.</param>
    public static RunningProgram Start(
        string name, IReadOnlyList<string> commandLine, string logFolder, IReadOnlyDictionary<string, string> environment, Regex readyLine)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var program = new RunningProgram(name, new Process { StartInfo = start, EnableRaisingEvents = true }, Path.Combine(logFolder, $"{name}.log"), readyLine);
        program._process.OutputDataReceived += (_, line) => program.OnLine(line.Data);
        program._process.ErrorDataReceived += (_, line) => program.OnLine(line.Data);
        program._process.Exited += (_, _) => program._ready.TrySetException(new InvalidOperationException($"{name} ended while it started; its log ends with:\n{program.LogTail()}"));
        program._process.Start();
        program._process.StandardInput.Close();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        program.ProcessId = program._process.Id;
        program._ended = program._process.WaitForExitAsync(CancellationToken.None);
        return program;
    }

    /// <returns>The match of the ready line, whose groups may carry ports.</returns>
    public Task<Match> ReadyAsync(TimeSpan patience, CancellationToken cancellationToken) => _ready.Task.WaitAsync(patience, cancellationToken);

    /// <summary>Completes when it has ended, however that came about.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => _ended.WaitAsync(cancellationToken);

    /// <summary>Sends it a signal, such as "KILL". One that has ended by itself isn't there to get it.</summary>
    public async Task SignalAsync(string signal)
    {
        if (HasExited)
        {
            return;
        }

        // The runtime has no call that sends a signal; every shell has.
        using var kill = Process.Start(new ProcessStartInfo("sh", ["-c", $"kill -{signal} {ProcessId}"]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM) and ends it if it doesn't.</summary>
    public async ValueTask DisposeAsync()
    {
        await SignalAsync("TERM");
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await _ended.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _ended;
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private void OnLine(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.WriteLine(line);
        }

        if (_readyLine.Match(line) is { Success: true } match)
        {
            _ready.TrySetResult(match);
        }
    }

    private string LogTail()
    {
        lock (_log)
        {
            using var reader = new StreamReader(new FileStream(_logPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(15));
        }
    }
}
