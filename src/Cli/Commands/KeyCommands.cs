using System.CommandLine;
using System.Text.Json.Nodes;
using Campaigns.Cli.Api;

namespace Campaigns.Cli.Commands;

/// <summary>API keys of the team.</summary>
internal static class KeyCommands
{
    public static Command Build(ConnectionOptions connection, Terminal terminal)
    {
        var label = new Argument<string>("label") { Description = "Who will use it." };
        var scopes = new Option<string[]>("--scope") { Description = "read, write, run or admin; can be repeated.", Required = true };
        var id = CommandExtensions.IdArgument("key");
        return new Command("keys", "Lists, makes and revokes API keys.").With(
            new Command("list", "Lists the keys: id, scopes, label.").Does(connection, async (api, _, cancellationToken) =>
            {
                foreach (var key in (await api.GetAsync("keys", cancellationToken))["items"]!.AsArray().OfType<JsonNode>())
                {
                    var may = string.Join(',', key["scopes"]!.AsArray().Select(scope => scope!.ToString()));
                    await terminal.Output.WriteLineAsync($"{key.Text("id")}  {may}  {key.Text("label")}");
                }
            }),
            new Command("create", "Makes a key and prints it, once.").With(label, scopes).Does(connection, async (api, parsed, cancellationToken) =>
            {
                var request = new JsonObject { ["label"] = parsed.GetValue(label), ["scopes"] = new JsonArray([.. parsed.GetValue(scopes)!.Select(scope => JsonValue.Create(scope))]) };
                using var content = CampaignsApi.Json(request.ToJsonString());
                await terminal.Output.WriteLineAsync((await api.PostAsync("keys", content, cancellationToken)).Text("key"));
            }),
            new Command("revoke", "Revokes a key.").With(id).Does(connection, async (api, parsed, cancellationToken) =>
            {
                await api.DeleteAsync($"keys/{Uri.EscapeDataString(parsed.GetValue(id)!)}", cancellationToken);
                await terminal.Output.WriteLineAsync("revoked");
            }));
    }
}
