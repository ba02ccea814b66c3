using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Campaigns.Testing.Sipp;

/// <summary>
/// A SIPp process on a free loopback port: the peer that judges our signalling and wasn't written by us. Started when it listens, killed
/// when disposed.
/// </summary>
public sealed class SippProcess : IAsyncDisposable
{
    private const int MaxTries = 5;

    private readonly Process _process;
    private readonly string _folder;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private TimeSpan _cpuTime;
    private bool _disposed;

    private SippProcess(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Port { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    /// <summary>User and system time so far; the last value read while it ran once it has exited.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            try
            {
                _process.Refresh();
                _cpuTime = _process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // Exited: the kernel no longer knows.
            }

            return _cpuTime;
        }
    }

    /// <exception cref="InvalidOperationException">SIPp is not installed, or ended before it listened.</exception>
    public static async Task<SippProcess> StartAsync(SippOptions options, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await StartOnceAsync(options, cancellationToken).ConfigureAwait(false);
            }
            catch (PortTakenException) when (tries < MaxTries)
            {
                // Somebody took the free port before SIPp did: another one.
            }
        }
    }

    private static async Task<SippProcess> StartOnceAsync(SippOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sipp-").FullName;
        var port = FreePort();
        var sipp = new SippProcess(Launch(options, folder, port), folder, port);
        try
        {
            await sipp.WaitUntilListeningAsync(options.Arguments.Any(argument => argument is "t1" or "tn"), cancellationToken).ConfigureAwait(false);
            return sipp;
        }
        catch
        {
            await sipp.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for the end that the number of calls brings.</summary>
    public async Task<SippOutcome> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        var errors = await _errors.ConfigureAwait(false) + Read("errors.log");
        return new SippOutcome(_process.ExitCode, errors, ReadStatistics());
    }

    /// <summary>Its counters as they were a second ago at most, while it runs.</summary>
    public SippOutcome ReadCounters() => new(0, "", ReadStatistics());

    /// <summary>Of the operating system.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Messages as SIPp logged them, if it was started with <c>-trace_msg</c>.</summary>
    public string ReadMessages() => Read("messages.log");

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync().ConfigureAwait(false);
        await Task.WhenAll(_output, _errors).ConfigureAwait(false);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A port of the loopback interface that nobody uses now, neither for UDP nor for TCP.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            try
            {
                udp.Bind(tcp.LocalEndPoint!);
                return ((IPEndPoint)tcp.LocalEndPoint!).Port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                // Taken for UDP: another one.
            }
        }
    }

    private static Process Launch(SippOptions options, string folder, int port)
    {
        var start = new ProcessStartInfo("sipp")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in Arguments(options, folder, port))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("sipp did not start");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                "sipp is not installed; these tests need it as their peer (Debian and Ubuntu: package sip-tester)", exception);
        }
    }

    private static IEnumerable<string> Arguments(SippOptions options, string folder, int port)
    {
        yield return options.ScenarioFile is null ? "-sn" : "-sf";
        yield return options.ScenarioFile is { } file ? Path.GetFullPath(file) : options.BuiltIn ?? "uas";
        foreach (var argument in (string[])
            ["-i", "127.0.0.1", "-p", Number(port), "-nostdin", "-trace_err", "-error_file", Path.Combine(folder, "errors.log"),
             "-trace_stat", "-stf", Path.Combine(folder, "statistics.csv"), "-fd", "1", "-message_file", Path.Combine(folder, "messages.log"),
             "-timeout", Number((int)options.Timeout.TotalSeconds), "-timeout_error"])
        {
            yield return argument;
        }

        if (options.Calls is { } calls)
        {
            yield return "-m";
            yield return Number(calls);
        }

        foreach (var argument in options.Arguments)
        {
            yield return argument;
        }

        if (options.Target is { } target)
        {
            yield return target;
        }
    }

    private sealed class PortTakenException(string message) : InvalidOperationException(message);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // SIPp says nothing when it is ready, so the kernel is asked whether the port is bound.
    private async Task WaitUntilListeningAsync(bool overTcp, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var table = overTcp ? "/proc/net/tcp" : "/proc/net/udp";
        var bound = overTcp ? $":{Port:X4} 00000000:0000 0A" : $":{Port:X4} ";
        while (!File.ReadAllText(table).Contains(bound, StringComparison.Ordinal))
        {
            if (_process.HasExited)
            {
                var errors = await _errors.ConfigureAwait(false);
                var message = $"sipp ended with {_process.ExitCode} before it listened: {errors}";
                throw errors.Contains("Address already in use", StringComparison.Ordinal) ? new PortTakenException(message) : new InvalidOperationException(message);
            }

            await beat.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private string Read(string name)
    {
        var path = Path.Combine(_folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private Dictionary<string, string> ReadStatistics()
    {
        // The last line may be half written.
        var text = Read("statistics.csv");
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2)
        {
            return [];
        }

        var columns = lines[0].Split(';', StringSplitOptions.RemoveEmptyEntries);
        var values = lines[^1].Split(';');
        return columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
