using System.CommandLine;
using Campaigns.Cli.Watching;

namespace Campaigns.Cli.Commands;

/// <summary>Shows a campaign live until it is over.</summary>
internal static class WatchCommand
{
    public static Command Build(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        var command = new Command("watch", "Shows a campaign live until it is over; the exit code is 0 when it completed.").With(id);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var api = connection.Open(parsed);
            var last = await new CampaignWatch(api, terminal).RunAsync(parsed.GetValue(id)!, cancellationToken);
            return last == "completed" ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }
}
