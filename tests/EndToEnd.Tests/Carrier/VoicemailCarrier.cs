using System.Globalization;
using System.Text.RegularExpressions;
using Campaigns.EndToEnd.Tests.Installation;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>The carrier simulator, whose every number is a voicemail box: it greets for three seconds, beeps for half a second, and records from the answer on.</summary>
internal sealed partial class VoicemailCarrier : IAsyncDisposable
{
    private readonly ProgramProcess _program;
    private readonly string _folder;

    private VoicemailCarrier(ProgramProcess program, string folder)
    {
        (_program, _folder) = (program, folder);
        Port = int.Parse(ReadyLine().Match(program.Output).Groups["port"].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>From its 200 to the end of its beep.</summary>
    public static TimeSpan UntilRecording { get; } = TimeSpan.FromSeconds(3.5);

    public int Port { get; }

    public static async Task<VoicemailCarrier> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("voicemail-").FullName;
        var program = await ProgramProcess.StartAsync(
            "CarrierSimulator",
            new Dictionary<string, string>(),
            "Carrier ready",
            cancellationToken,
            "--listen", "127.0.0.1:0", "--control-port", "0", "--mix", "voicemail=1", "--greeting-ms", "3000", "--caller-hangs-up", "--no-number-table", "--record", folder);
        return new VoicemailCarrier(program, folder);
    }

    /// <summary>What the box has heard of its one call, from the answer on, as WAV; waits until the call is over there too.</summary>
    public async Task<byte[]> RecordingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (Directory.GetFiles(_folder, "*.wav") is [var file])
            {
                return await File.ReadAllBytesAsync(file, cancellationToken);
            }

            await beat.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"Carrier ready on 127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex ReadyLine();
}
