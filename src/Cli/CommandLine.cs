using System.CommandLine;
using Campaigns.Cli.Api;
using Campaigns.Cli.Commands;

namespace Campaigns.Cli;

/// <summary>The whole command line, and what its failures are to scripts and people.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = Build(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Errors.WriteLineAsync(error.Message);
            }

            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Errors }, cancellationToken);
        }
        catch (ApiRefusedException refused)
        {
            foreach (var line in refused.Lines)
            {
                await terminal.Errors.WriteLineAsync(line);
            }

            return ExitCode.Refused;
        }
        catch (Exception wrong) when (wrong is UsageException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            await terminal.Errors.WriteLineAsync(wrong.Message);
            return ExitCode.Usage;
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            await terminal.Errors.WriteLineAsync($"The API can't be reached: {away.Message}");
            return ExitCode.Unreachable;
        }
        catch (OperationCanceledException)
        {
            await terminal.Errors.WriteLineAsync("Stopped.");
            return ExitCode.Stopped;
        }
    }

    private static RootCommand Build(Terminal terminal)
    {
        var connection = new ConnectionOptions(terminal);
        var root = new RootCommand("The usual work with Orleans Campaigns, over its HTTP API. Where it is and which key to use: --url and --key, or CAMPAIGNS_URL and CAMPAIGNS_API_KEY.");
        connection.AddTo(root);
        foreach (var command in (IEnumerable<Command>)
            [
                .. CampaignCommands.Build(connection, terminal),
                ImportCommand.Build(connection, terminal),
                WatchCommand.Build(connection, terminal),
                ExportCommand.Build(connection, terminal),
                ExplainCommand.Build(connection, terminal),
                KeyCommands.Build(connection, terminal),
                ResourceCommands.Build(connection, terminal, "trunks", "trunk"),
                ResourceCommands.Build(connection, terminal, "assistants", "assistant"),
                StatusCommand.Build(connection, terminal),
            ])
        {
            root.Subcommands.Add(command);
        }

        return root;
    }
}
