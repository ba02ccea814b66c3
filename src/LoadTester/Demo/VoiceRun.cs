using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Campaigns.LoadTester.Api;
using Spectre.Console;

namespace Campaigns.LoadTester.Demo;

/// <summary>
/// The demo with real speech: people and voicemail boxes are called, told apart by what they say, talked to, and recorded. Every call is told in
/// a few sentences, and its recording is put into a folder.
/// </summary>
internal sealed class VoiceRun(CampaignApi api, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RecordingPatience = TimeSpan.FromSeconds(20);

    /// <summary>True when the campaign completed and every answered call's recording was fetched.</summary>
    /// <param name="carrier">The simulated carrier.</param>
    /// <param name="samples">Folder with contacts.csv, announcement.wav and message.wav.</param>
    /// <param name="recordings">Folder for the recordings; made when it isn't there.</param>
    /// <param name="idFile">Takes the campaign's id; null: not wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> RunAsync(
        IPEndPoint carrier, DirectoryInfo samples, DirectoryInfo recordings, FileInfo? idFile, CancellationToken cancellationToken)
    {
        var campaign = await PrepareAsync(carrier, samples, cancellationToken);
        if (idFile is not null)
        {
            await File.WriteAllTextAsync(idFile.FullName, campaign, cancellationToken);
        }

        var names = await NamesAsync(campaign, cancellationToken);
        Explain(names.Count);
        await api.LaunchAsync(campaign, cancellationToken);
        var completed = await WatchAsync(campaign, names, cancellationToken);
        var missing = await FetchAsync(campaign, names, recordings, cancellationToken);
        return completed && missing == 0;
    }

    private async Task<string> PrepareAsync(IPEndPoint carrier, DirectoryInfo samples, CancellationToken cancellationToken)
    {
        var trunk = await api.CreateTrunkAsync(
            new
            {
                name = $"Simulated carrier {carrier}",
                host = carrier.Address.ToString(),
                port = carrier.Port,
                callerNumbers = (string[])["+12025550199"],
                maxConcurrentCalls = 10,
                maxCallsPerSecond = 5,
            },
            cancellationToken);
        var assistant = await api.CreateAssistantAsync(new { name = "Garden shop" }, cancellationToken);
        await api.UploadAnnouncementAsync(assistant, await ReadAsync("announcement.wav"), cancellationToken);
        var campaign = await api.CreateCampaignAsync(
            new
            {
                name = string.Create(CultureInfo.InvariantCulture, $"Voice demo of {time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"),
                description = "Made by ./scripts/run --demo voice",
                assistantId = assistant,
                trunkId = trunk,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
                legalHours = false,
                maxConcurrentCalls = 4,
                maxCallsPerSecond = 1,
                voicemail = new { action = "leaveMessage" },
                recording = new { enabled = true, keepDays = 1 },
            },
            cancellationToken);
        await api.UploadDropMessageAsync(campaign, await ReadAsync("message.wav"), cancellationToken);
        using var csv = new ByteArrayContent(await ReadAsync("contacts.csv"));
        csv.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
        await api.ImportAsync(campaign, csv, cancellationToken);
        return campaign;

        Task<byte[]> ReadAsync(string file) => File.ReadAllBytesAsync(Path.Combine(samples.FullName, file), cancellationToken);
    }

    private void Explain(int contacts)
    {
        console.WriteLine();
        console.MarkupLine("[bold]A demo campaign with real speech[/]");
        console.MarkupLineInterpolated($"  Who is called        {contacts} numbers set aside for fiction: people who say hello, and voicemail boxes that greet, beep and record");
        console.MarkupLine("  Who talks            an announcement; before it come who calls, that the call is recorded, and how to opt out");
        console.MarkupLine("  On a voicemail box   the assistant stops, and a message is left after the beep");
        console.MarkupLine("  Every call           is recorded, both directions, encrypted in the database, and deleted after a day");
        console.WriteLine();
    }

    private async Task<Dictionary<long, string>> NamesAsync(string campaign, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        await foreach (var contact in api.ContactsAsync(campaign, cancellationToken))
        {
            names[contact.Id] = contact.DisplayName is { Length: > 0 } name ? name : contact.PhoneNumber;
        }

        return names;
    }

    private async Task<bool> WatchAsync(string campaign, Dictionary<long, string> names, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var attempts = new NewAttempts(api, campaign);
        using var beat = new PeriodicTimer(Beat, time);
        while (true)
        {
            // First the state, then what is new: when it has ended, nothing comes after this look.
            var view = await api.ReadAsync(campaign, cancellationToken);
            await TellAsync(attempts, names, cancellationToken);
            if (view.HasEnded || view.Status == "paused" || time.GetElapsedTime(began) > Patience)
            {
                console.WriteLine();
                console.MarkupLineInterpolated($"[bold]The demo campaign is {view.Status}, {time.GetElapsedTime(began).TotalSeconds:0} s after its start.[/]");
                return view.Status == "completed";
            }

            await beat.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task TellAsync(NewAttempts attempts, Dictionary<long, string> names, CancellationToken cancellationToken)
    {
        foreach (var line in (await attempts.ReadAsync(cancellationToken)).SelectMany(attempt => VoiceWords.Of(attempt, $"{names[attempt.ContactId]} ({attempt.PhoneNumber})")))
        {
            console.WriteLine(line);
        }
    }

    /// <returns>How many answered calls have no whole recording.</returns>
    private async Task<int> FetchAsync(string campaign, Dictionary<long, string> names, DirectoryInfo recordings, CancellationToken cancellationToken)
    {
        var answered = await RecordedAsync(campaign, cancellationToken);
        recordings.Create();
        console.WriteLine();
        console.MarkupLine("[bold]Who heard what, by the recordings[/]");
        var missing = 0;
        foreach (var attempt in answered.OrderBy(attempt => attempt.AnsweredAt))
        {
            if (attempt.Recording is not { Complete: true } recording)
            {
                missing++;
                console.MarkupLineInterpolated($"  {names[attempt.ContactId]}: [red]there is no whole recording[/]");
                continue;
            }

            var wav = await api.DownloadAsync(recording.Url, cancellationToken);
            var file = Path.Combine(recordings.FullName, FileName(names[attempt.ContactId], attempt.AttemptNumber));
            await File.WriteAllBytesAsync(file, wav, cancellationToken);
            console.WriteLine($"  {file}");
            console.WriteLine($"      {VoiceWords.Of(StereoRecording.Of(wav))}");
        }

        console.WriteLine();
        console.WriteLine("  They are stereo WAV files: the left ear hears what they said, the right ear what we said. Play one with any player, such as");
        console.WriteLine($"     ffplay -autoexit -nodisp {Path.Combine(recordings.FullName, "NAME.wav")}     (or aplay, afplay, vlc)");
        return missing;
    }

    /// <summary>The answered attempts, once the ends of their recordings are written, or that takes too long.</summary>
    private async Task<IReadOnlyList<AttemptView>> RecordedAsync(string campaign, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var beat = new PeriodicTimer(Beat, time);
        while (true)
        {
            var answered = new List<AttemptView>();
            await foreach (var attempt in api.AttemptsAsync(campaign, cancellationToken))
            {
                if (attempt.AnsweredAt is not null)
                {
                    answered.Add(attempt);
                }
            }

            if (answered.All(attempt => attempt.Recording is { Complete: true }) || time.GetElapsedTime(began) > RecordingPatience)
            {
                return answered;
            }

            await beat.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static string FileName(string name, int attempt)
    {
        var plain = string.Concat(name.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
        return attempt == 1 ? $"{plain}.wav" : string.Create(CultureInfo.InvariantCulture, $"{plain}-{attempt}.wav");
    }
}
