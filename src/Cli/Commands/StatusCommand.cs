using System.CommandLine;

namespace Campaigns.Cli.Commands;

/// <summary>Is it up, and what is going on?</summary>
internal static class StatusCommand
{
    public static Command Build(ConnectionOptions connection, Terminal terminal) =>
        new Command("status", "Says what the key may do and what is going on.").Does(connection, async (api, _, cancellationToken) =>
        {
            var key = await api.GetAsync("keys/current", cancellationToken);
            await terminal.Output.WriteLineAsync($"key {key.Text("id")} may {string.Join(", ", key["scopes"]!.AsArray().Select(scope => scope!.ToString()))}");
            var (running, calls) = (0L, 0L);
            await foreach (var campaign in api.AllAsync("campaigns?status=running", cancellationToken))
            {
                running++;
                calls += campaign["progress"]!.Count("openCalls");
            }

            await terminal.Output.WriteLineAsync($"{running.Number()} campaigns run, {calls.Number()} calls are up");
        });
}
