using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>One of our programs as a process of its own, with what it printed kept for a failed test's message.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(Process process, string readyText)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Note(line.Data, readyText);
        process.ErrorDataReceived += (_, line) => Note(line.Data, readyText);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The process ended before it was ready:\n" + Output));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a program and waits until it prints that it is ready.</summary>
    /// <param name="project">Folder in src, such as "Silo".</param>
    /// <param name="environment">Its configuration.</param>
    /// <param name="readyText">Part of the line that says so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="arguments">Of its command line.</param>
    public static async Task<ProgramProcess> StartAsync(
        string project, IReadOnlyDictionary<string, string> environment, string readyText, CancellationToken cancellationToken, params string[] arguments)
    {
        var assembly = AssemblyOf(project);
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var program = new ProgramProcess(Process.Start(start)!, readyText);
        try
        {
            await program._ready.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        }
        catch (TimeoutException)
        {
            await program.DisposeAsync();
            throw new TimeoutException("The process was not ready in time:\n" + program.Output);
        }

        return program;
    }

    /// <summary>Asks it to stop, as an operator does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await asked.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>The root of the source tree: …/tests/EndToEnd.Tests/bin/&lt;configuration&gt;/net10.0/ is where this runs.</summary>
    public static string Repository { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>Of this build: Debug or Release.</summary>
    public static string Configuration { get; } = typeof(ProgramProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Where the build of a project in src has put its program.</summary>
    public static string AssemblyOf(string project) =>
        Path.Combine(Repository, "src", project, "bin", Configuration, "net10.0", $"Campaigns.{project}.dll");

    private void Note(string? line, string readyText)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.Contains(readyText, StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}
