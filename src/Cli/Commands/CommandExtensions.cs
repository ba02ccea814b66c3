using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Cli.Api;

namespace Campaigns.Cli.Commands;

/// <summary>What every command does.</summary>
internal static class CommandExtensions
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs an action with an open connection; it succeeds unless it throws.</summary>
    public static Command Does(this Command command, ConnectionOptions connection, Func<CampaignsApi, ParseResult, CancellationToken, Task> action)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var api = connection.Open(parsed);
            await action(api, parsed, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command With(this Command command, params IEnumerable<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
                case Command inner:
                    command.Subcommands.Add(inner);
                    break;
            }
        }

        return command;
    }

    public static string ToText(this JsonNode node) => node.ToJsonString(Indented);

    public static string Text(this JsonNode node, string member) => node[member]?.ToString() ?? "";

    public static long Count(this JsonNode node, string member) => node[member]?.GetValue<long>() ?? 0;

    public static string Number(this long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static Argument<string> IdArgument(string what) => new("id") { Description = $"Id of the {what}." };

    /// <summary>Reads a file, or what comes on standard input for "-".</summary>
    public static async Task<string> ReadTextAsync(string file, CancellationToken cancellationToken) =>
        file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
}
