using System.CommandLine;
using System.Text.Json.Nodes;
using Campaigns.Cli.Api;

namespace Campaigns.Cli.Commands;

/// <summary>Trunks and assistants: what campaigns refer to.</summary>
internal static class ResourceCommands
{
    public static Command Build(ConnectionOptions connection, Terminal terminal, string plural, string singular)
    {
        var file = new Argument<string>("file") { Description = "Its settings as JSON; \"-\": standard input." };
        var id = CommandExtensions.IdArgument(singular);
        return new Command(plural, $"Lists, creates and shows {plural}.").With(
            new Command("list", $"Lists the {plural}: id and name.").Does(connection, async (api, _, cancellationToken) =>
            {
                foreach (var item in (await api.GetAsync(plural, cancellationToken))["items"]!.AsArray().OfType<JsonNode>())
                {
                    await terminal.Output.WriteLineAsync($"{item.Text("id")}  {item.Text("name")}");
                }
            }),
            new Command("create", $"Creates the {singular} and prints its id.").With(file).Does(connection, async (api, parsed, cancellationToken) =>
            {
                using var content = CampaignsApi.Json(await CommandExtensions.ReadTextAsync(parsed.GetValue(file)!, cancellationToken));
                await terminal.Output.WriteLineAsync((await api.PostAsync(plural, content, cancellationToken)).Text("id"));
            }),
            new Command("show", $"Prints the {singular}, as JSON.").With(id).Does(connection, async (api, parsed, cancellationToken) =>
                await terminal.Output.WriteLineAsync((await api.GetAsync($"{plural}/{parsed.GetValue(id)}", cancellationToken)).ToText())));
    }
}
