using System.Diagnostics;
using System.Globalization;
using Campaigns.LoadTester.Api;

namespace Campaigns.Engine.Bench;

/// <summary>An engine in a process of its own (<see cref="NodeProgram"/>): what it costs is its own, and it can be killed.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Node(Process process, CampaignApi api) => (_process, Api) = (process, api);

    public int ProcessId => _process.Id;

    public CampaignApi Api { get; }

    /// <summary>Starts a process and waits until its API serves requests.</summary>
    /// <param name="database">Connection string.</param>
    /// <param name="keyFile">Written by the first process of a database.</param>
    /// <param name="seed">Of the outcomes.</param>
    /// <param name="siloPort">0 picks a free one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It ended before that.</exception>
    public static async Task<Node> StartAsync(string database, string keyFile, int seed, int siloPort, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(Node).Assembly.Location, "node", "--database", database, "--key-file", keyFile,
                "--seed", seed.ToString(CultureInfo.InvariantCulture), "--silo-port", siloPort.ToString(CultureInfo.InvariantCulture),
            ])
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var url = await ReadAsync(process, NodeProgram.Ready, cancellationToken);
        return new Node(process, new CampaignApi(new Uri(url), (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim()));
    }

    /// <summary>Calls placed by the process so far.</summary>
    public async Task<PlacedCalls> PlacedAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(NodeProgram.Placed.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return PlacedCalls.Parse(await ReadAsync(_process, NodeProgram.Placed, cancellationToken));
    }

    /// <summary>As kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                await KillAsync();
            }
        }

        _process.Dispose();
    }

    /// <summary>What follows the word in the next line that begins with it. Other lines are the engine's log and passed on.</summary>
    private static async Task<string> ReadAsync(Process process, string word, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(word, StringComparison.Ordinal))
            {
                return line[word.Length..];
            }

            if (!line.Contains("\"LogLevel\":\"Information\"", StringComparison.Ordinal))
            {
                await Console.Error.WriteLineAsync(line);
            }
        }

        throw new InvalidOperationException("An engine process has ended; its last words are above.");
    }
}
