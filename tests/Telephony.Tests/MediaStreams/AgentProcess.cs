using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Campaigns.Telephony.Tests.MediaStreams;

/// <summary>
/// An agent that nobody of this project wrote: the Twilio transport of the npm package @openai/agents-extensions, in a Node.js process, with a
/// fake model behind it. Its packages are installed on the first use, from the lock file.
/// </summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private static readonly TimeSpan TimeToInstall = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Channel<JsonObject> _reports = Channel.CreateUnbounded<JsonObject>();
    private readonly Task _reading;

    private AgentProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Agent");

    /// <summary>What it has seen, in order, one object each; ends with the process.</summary>
    public ChannelReader<JsonObject> Reports => _reports.Reader;

    public int Port { get; private set; }

    public static async Task<AgentProcess> StartAsync(string authToken, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        var agent = new AgentProcess(Start("node", "agent.mjs", authToken));
        agent.Port = (await agent.NextAsync("port", cancellationToken))["port"]!.GetValue<int>();
        return agent;
    }

    /// <summary>The next report that has this member; what comes before it is passed over.</summary>
    public async Task<JsonObject> NextAsync(string member, CancellationToken cancellationToken)
    {
        await foreach (var report in Reports.ReadAllAsync(cancellationToken))
        {
            if (report.ContainsKey(member))
            {
                return report;
            }

            Assert.False(report.ContainsKey("error"), report.ToJsonString());
        }

        throw new InvalidOperationException($"The agent ended without telling of {member}: {await _process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _reading;
        _process.Dispose();
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var done = Path.Combine(Folder, "node_modules", ".installed");
        if (File.Exists(done))
        {
            return;
        }

        using var npm = Start("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeToInstall);
        var output = npm.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = npm.StandardError.ReadToEndAsync(limit.Token);
        await npm.WaitForExitAsync(limit.Token);
        Assert.True(npm.ExitCode == 0, $"npm ci failed: {await output} {await errors}");
        await File.WriteAllTextAsync(done, "", cancellationToken);
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _reports.Writer.TryWrite(JsonNode.Parse(line)!.AsObject());
        }

        _reports.Writer.TryComplete();
    }
}
