using System.CommandLine;

namespace Campaigns.Cli.Commands;

/// <summary>Takes contacts or attempts out.</summary>
internal static class ExportCommand
{
    public static Command Build(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        var what = new Argument<string>("what") { Description = "contacts or attempts." };
        var format = new Option<string>("--format") { Description = "csv (default) or ndjson.", DefaultValueFactory = _ => "csv" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Into this file instead of standard output." };
        what.AcceptOnlyFromAmong("contacts", "attempts");
        format.AcceptOnlyFromAmong("csv", "ndjson");
        return new Command("export", "Writes all contacts or attempts of a campaign.").With(id, what, format, output).Does(connection, async (api, parsed, cancellationToken) =>
        {
            using var response = await api.OpenAsync(
                HttpMethod.Get, $"campaigns/{parsed.GetValue(id)}/{parsed.GetValue(what)}/export?format={parsed.GetValue(format)}", null, cancellationToken);
            if (parsed.GetValue(output) is { } file)
            {
                await using var target = file.Create();
                await response.Content.CopyToAsync(target, cancellationToken);
                return;
            }

            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                await terminal.Output.WriteLineAsync(line);
            }
        });
    }
}
