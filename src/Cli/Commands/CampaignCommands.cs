using System.CommandLine;
using System.Text.Json.Nodes;
using Campaigns.Cli.Api;

namespace Campaigns.Cli.Commands;

/// <summary>List, create, show, and the commands of a campaign's life.</summary>
internal static class CampaignCommands
{
    public static IEnumerable<Command> Build(ConnectionOptions connection, Terminal terminal) =>
    [
        List(connection, terminal),
        Create(connection, terminal),
        Show(connection, terminal),
        Order(connection, terminal, "launch", "Starts dialling."),
        Order(connection, terminal, "pause", "Places no new calls; calls in progress finish."),
        Order(connection, terminal, "resume", "Goes on dialling."),
        Cancel(connection, terminal),
        Delete(connection, terminal),
    ];

    private static Command List(ConnectionOptions connection, Terminal terminal)
    {
        var status = new Option<string?>("--status") { Description = "Only these: draft, scheduled, running, paused, completed, cancelled, with commas between them." };
        var search = new Option<string?>("--search") { Description = "Characters of the name." };
        return new Command("list", "Lists campaigns, newest first: id, status, contacts done of all, name.").With(status, search).Does(connection, async (api, parsed, cancellationToken) =>
        {
            var query = string.Join('&', Parameter("status", parsed.GetValue(status)).Concat(Parameter("search", parsed.GetValue(search))));
            await foreach (var campaign in api.AllAsync(query.Length == 0 ? "campaigns" : $"campaigns?{query}", cancellationToken))
            {
                var progress = campaign["progress"]!;
                await terminal.Output.WriteLineAsync(
                    $"{campaign.Text("id")}  {campaign.Text("status"),-9}  {progress.Count("total") - progress.Count("notFinal")}/{progress.Count("total")}  {campaign.Text("name")}");
            }
        });
    }

    private static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "Its settings as JSON; \"-\": standard input." };
        return new Command("create", "Creates a campaign as a draft and prints its id.").With(file).Does(connection, async (api, parsed, cancellationToken) =>
        {
            using var content = CampaignsApi.Json(await CommandExtensions.ReadTextAsync(parsed.GetValue(file)!, cancellationToken));
            await terminal.Output.WriteLineAsync((await api.PostAsync("campaigns", content, cancellationToken)).Text("id"));
        });
    }

    private static Command Show(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        return new Command("show", "Prints a campaign with its progress, as JSON.").With(id).Does(connection, async (api, parsed, cancellationToken) =>
            await terminal.Output.WriteLineAsync((await api.GetAsync($"campaigns/{parsed.GetValue(id)}", cancellationToken)).ToText()));
    }

    private static Command Order(ConnectionOptions connection, Terminal terminal, string name, string description)
    {
        var id = CommandExtensions.IdArgument("campaign");
        return new Command(name, description).With(id).Does(connection, async (api, parsed, cancellationToken) =>
            await SayAsync(terminal, await api.PostAsync($"campaigns/{parsed.GetValue(id)}/{name}", null, cancellationToken)));
    }

    private static Command Cancel(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        var hangUp = new Option<bool>("--hang-up") { Description = "Answered calls are hung up; otherwise they finish." };
        return new Command("cancel", "Stops for good; calls that ring are cancelled.").With(id, hangUp).Does(connection, async (api, parsed, cancellationToken) =>
            await SayAsync(terminal, await api.PostAsync($"campaigns/{parsed.GetValue(id)}/cancel?hangUpActiveCalls={(parsed.GetValue(hangUp) ? "true" : "false")}", null, cancellationToken)));
    }

    private static Command Delete(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        return new Command("delete", "Deletes a draft, completed or cancelled campaign.").With(id).Does(connection, async (api, parsed, cancellationToken) =>
        {
            await api.DeleteAsync($"campaigns/{parsed.GetValue(id)}", cancellationToken);
            await terminal.Output.WriteLineAsync("deleted");
        });
    }

    private static IEnumerable<string> Parameter(string name, string? value) => value is null ? [] : [$"{name}={Uri.EscapeDataString(value)}"];

    private static Task SayAsync(Terminal terminal, JsonNode campaign) => terminal.Output.WriteLineAsync(campaign.Text("status"));
}
