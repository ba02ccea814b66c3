using System.Globalization;
using System.Text.RegularExpressions;
using Campaigns.EndToEnd.Tests.Installation;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>The carrier simulator with recorded speech: a person at numbers that end in 0100, a voicemail box at those that end in 0108. It writes down what each of them heard.</summary>
internal sealed partial class SpeakingCarrier : IAsyncDisposable
{
    private readonly ProgramProcess _program;
    private readonly string _folder;

    private SpeakingCarrier(ProgramProcess program, string folder)
    {
        (_program, _folder) = (program, folder);
        Port = int.Parse(ReadyLine().Match(program.Output).Groups["port"].Value, CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    /// <param name="hello">What the person says, WAV.</param>
    /// <param name="greeting">How the box greets, WAV; its beep follows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SpeakingCarrier> StartAsync(byte[] hello, byte[] greeting, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("speaking-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "hello.wav"), hello, cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, "greeting.wav"), greeting, cancellationToken);
        var heard = Directory.CreateDirectory(Path.Combine(folder, "heard")).FullName;
        var program = await ProgramProcess.StartAsync(
            "CarrierSimulator",
            new Dictionary<string, string>(),
            "Carrier ready",
            cancellationToken,
            "--listen", "127.0.0.1:0", "--control-port", "0", "--speech", folder, "--caller-hangs-up", "--record", heard);
        return new SpeakingCarrier(program, folder);
    }

    /// <summary>What the far end of a call has heard, as 16-bit samples from its answer on; waits until the call is over there too.</summary>
    public async Task<float[]> HeardAsync(string callId, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var file = Path.Combine(_folder, "heard", $"{callId}.wav");
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(file))
        {
            await beat.WaitForNextTickAsync(limit.Token);
        }

        return Speech.OfMuLaw(await File.ReadAllBytesAsync(file, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"Carrier ready on 127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex ReadyLine();
}
