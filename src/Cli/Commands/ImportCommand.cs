using System.CommandLine;
using System.Text.Json.Nodes;
using Campaigns.Cli.Api;

namespace Campaigns.Cli.Commands;

/// <summary>Takes a contact list into a campaign.</summary>
internal static class ImportCommand
{
    public static Command Build(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        var file = new Argument<FileInfo>("file") { Description = "CSV in UTF-8 with a header." };
        var region = new Option<string?>("--region") { Description = "How national numbers are understood, such as US." };
        var duplicates = new Option<string?>("--duplicates") { Description = "skip (default), update or replace." };
        var mapping = new Option<string[]>("--map") { Description = "What a column means, such as --map \"Tel.=phoneNumber\"; can be repeated." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count and report, store nothing." };
        var allOrNothing = new Option<bool>("--all-or-nothing") { Description = "A single bad row, and nothing is stored." };
        duplicates.AcceptOnlyFromAmong("skip", "update", "replace");
        return new Command("import", "Imports a contact list of any size, and names every bad row.")
            .With(id, file, region, duplicates, mapping, dryRun, allOrNothing)
            .Does(connection, async (api, parsed, cancellationToken) =>
            {
                List<string> query = [];
                Add("defaultRegion", parsed.GetValue(region));
                Add("duplicates", parsed.GetValue(duplicates));
                Add("mapping", parsed.GetValue(mapping) is { Length: > 0 } pairs ? MappingOf(pairs) : null);
                Add("dryRun", parsed.GetValue(dryRun) ? "true" : null);
                Add("allOrNothing", parsed.GetValue(allOrNothing) ? "true" : null);
                await using var list = parsed.GetValue(file)!.OpenRead();
                using var content = CampaignsApi.Csv(list);
                var answer = await api.PostAsync($"campaigns/{parsed.GetValue(id)}/contacts/import{(query.Count == 0 ? "" : $"?{string.Join('&', query)}")}", content, cancellationToken);
                await terminal.Output.WriteLineAsync(
                    $"imported {answer.Count("imported")}, updated {answer.Count("updated")}, skipped {answer.Count("skipped")}, failed {answer.Count("failed")}");
                if (answer.Text("errorsUrl") is { Length: > 0 } errors)
                {
                    await terminal.Errors.WriteAsync(await ErrorsAsync(api, errors, cancellationToken));
                }

                void Add(string name, string? value)
                {
                    if (value is not null)
                    {
                        query.Add($"{name}={Uri.EscapeDataString(value)}");
                    }
                }
            });
    }

    private static string MappingOf(IEnumerable<string> pairs)
    {
        var meanings = new JsonObject();
        foreach (var pair in pairs)
        {
            // The last one: a column's own name may have an equals sign.
            var at = pair.LastIndexOf('=');
            meanings[at > 0 ? pair[..at] : throw new UsageException($"\"{pair}\" is no mapping such as \"Tel.=phoneNumber\".")] = pair[(at + 1)..];
        }

        return meanings.ToJsonString();
    }

    private static async Task<string> ErrorsAsync(CampaignsApi api, string url, CancellationToken cancellationToken)
    {
        using var response = await api.OpenAsync(HttpMethod.Get, url["/api/v1/".Length..], null, cancellationToken);
        return (await response.Content.ReadAsStringAsync(cancellationToken)).TrimStart('\uFEFF');
    }
}
