using System.CommandLine;
using System.Net;
using Campaigns.LoadTester.Api;
using Spectre.Console;

namespace Campaigns.LoadTester.Demo;

/// <summary>The command lines of the demos. The API key comes from CAMPAIGNS_API_KEY, where no process list shows it.</summary>
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
            using var api = Connect(parsed.GetRequiredValue(url)!);
            var endPoint = IPEndPoint.Parse(parsed.GetRequiredValue(carrier));
            return await new DemoRun(api, AnsiConsole.Console, time).RunAsync(endPoint, parsed.GetRequiredValue(contacts), parsed.GetValue(idFile), cancellationToken) ? 0 : 1;
        });
        return command;
    }

    /// <summary>The demo with real speech.</summary>
    public static Command BuildVoice(TimeProvider time)
    {
        var url = new Option<Uri?>("--url") { Required = true, CustomParser = HttpAddress.Parse, Description = "The API." };
        var carrier = new Option<string>("--carrier") { Required = true, Description = "The simulated carrier, address:port." };
        var samples = new Option<DirectoryInfo>("--samples") { Required = true, Description = "Folder with contacts.csv, announcement.wav and message.wav." };
        var recordings = new Option<DirectoryInfo>("--recordings") { Required = true, Description = "Folder for the recordings of the calls." };
        var idFile = new Option<FileInfo?>("--id-file") { Description = "Write the campaign's id here." };
        var command = new Command("voice-demo", "Dials people and voicemail boxes with real speech, records every call and tells who heard what.") { url, carrier, samples, recordings, idFile };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var api = Connect(parsed.GetRequiredValue(url)!);
            var run = new VoiceRun(api, AnsiConsole.Console, time);
            var endPoint = IPEndPoint.Parse(parsed.GetRequiredValue(carrier));
            return await run.RunAsync(endPoint, parsed.GetRequiredValue(samples), parsed.GetRequiredValue(recordings), parsed.GetValue(idFile), cancellationToken) ? 0 : 1;
        });
        return command;
    }

    private static CampaignApi Connect(Uri url)
    {
        var key = Environment.GetEnvironmentVariable("CAMPAIGNS_API_KEY") ?? throw new InvalidOperationException("CAMPAIGNS_API_KEY is not set");
        if (Console.IsOutputRedirected)
        {
            // A file has no margin to wrap at.
            AnsiConsole.Profile.Width = LogWidth;
        }

        return new CampaignApi(url, key);
    }
}
