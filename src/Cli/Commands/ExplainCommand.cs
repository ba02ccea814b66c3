using System.CommandLine;

namespace Campaigns.Cli.Commands;

/// <summary>Why a contact is, or isn't, dialled now.</summary>
internal static class ExplainCommand
{
    public static Command Build(ConnectionOptions connection, Terminal terminal)
    {
        var id = CommandExtensions.IdArgument("campaign");
        var contact = new Argument<long>("contact") { Description = "Id of the contact." };
        return new Command("explain", "Names each gate between a contact and its call, and when it can be dialled next; as JSON.").With(id, contact).Does(connection, async (api, parsed, cancellationToken) =>
            await terminal.Output.WriteLineAsync((await api.GetAsync($"campaigns/{parsed.GetValue(id)}/contacts/{parsed.GetValue(contact)}/explain", cancellationToken)).ToText()));
    }
}
