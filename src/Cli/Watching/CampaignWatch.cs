using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Campaigns.Cli.Api;
using Campaigns.Cli.Commands;
using Spectre.Console;

namespace Campaigns.Cli.Watching;

/// <summary>
/// Follows the live events of a campaign: a bar where a terminal can redraw, else a line whenever something changed. A connection that breaks is opened again: each event is complete.
/// </summary>
internal sealed class CampaignWatch(CampaignsApi api, Terminal terminal)
{
    /// <summary>Returns the status in which it ended.</summary>
    /// <exception cref="ApiRefusedException">There is no such campaign.</exception>
    public async Task<string> RunAsync(string campaign, CancellationToken cancellationToken)
    {
        var last = terminal.Console.Profile.Capabilities.Interactive
            ? await terminal.Console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(context =>
            {
                var bar = context.AddTask("…", maxValue: 1);
                return FollowAsync(campaign, progress => (bar.Value, bar.Description) = (ProgressLine.Share(progress), Markup.Escape(ProgressLine.Of(progress))), cancellationToken);
            })
            : await FollowAsync(campaign, WriteWhenChanged(), cancellationToken);
        await terminal.Output.WriteLineAsync(ProgressLine.Of(last));
        return last.Text("status");
    }

    private Action<JsonNode> WriteWhenChanged()
    {
        var said = "";
        return progress =>
        {
            if (ProgressLine.Of(progress) is var line && line != said)
            {
                terminal.Output.WriteLine(said = line);
            }
        };
    }

    private async Task<JsonNode> FollowAsync(string campaign, Action<JsonNode> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await api.OpenAsync(HttpMethod.Get, $"campaigns/{campaign}/events", null, cancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            JsonNode? last = null;
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
            {
                if (item.EventType == "end" && last is not null)
                {
                    return last;
                }

                if (item.EventType == "progress")
                {
                    last = JsonNode.Parse(item.Data)!;
                    show(last);
                }
            }
        }
    }
}
