using System.CommandLine;
using System.Net;
using Campaigns.LoadTester.Api;
using Spectre.Console;

namespace Campaigns.LoadTester.Demo;

/// <summary>The command line of the demo. The API key comes from CAMPAIGNS_API_KEY, where no process list shows it.</summary>
internal static class DemoCommand
{
    private const int LogWidth = 200;

    public static Command Build(TimeProvider time)
    {
        var url = new Option<Uri?>("--url") { Required = true, CustomParser = HttpAddress.Parse, Description = "The API." };
        var carrier = new Option<string>("--carrier") { Required = true, Description = "The simulated carrier, address:port." };
        var contacts = new Option<FileInfo>("--contacts") { Required = true, Description = "The list to dial." };
        var idFile = new Option<FileInfo?>("--id-file") { Description = "Write the campaign's id here." };
        var command = new Command("demo", "Dials a sample list and tells what happens.") { url, carrier, contacts, idFile };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var key = Environment.GetEnvironmentVariable("CAMPAIGNS_API_KEY") ?? throw new InvalidOperationException("CAMPAIGNS_API_KEY is not set");
            using var api = new CampaignApi(parsed.GetRequiredValue(url)!, key);
            var endPoint = IPEndPoint.Parse(parsed.GetRequiredValue(carrier));
            if (Console.IsOutputRedirected)
            {
                // A file has no margin to wrap at.
                AnsiConsole.Profile.Width = LogWidth;
            }

            return await new DemoRun(api, AnsiConsole.Console, time).RunAsync(endPoint, parsed.GetRequiredValue(contacts), parsed.GetValue(idFile), cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
