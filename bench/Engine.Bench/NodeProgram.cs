using NodaTime;

namespace Campaigns.Engine.Bench;

/// <summary>
/// The child process of <see cref="Node"/>. It prints its URL once it serves requests, answers each line "placed" with the calls placed so far,
/// and stops when its input ends: it can't outlive the benchmark.
/// </summary>
internal static class NodeProgram
{
    /// <summary>Begins the line with the URL.</summary>
    public const string Ready = "ready ";

    /// <summary>Begins the line with the calls placed, and is the whole of the line that asks for it.</summary>
    public const string Placed = "placed ";

    public static async Task<int> RunAsync(string database, string keyFile, int siloPort, int seed, CancellationToken cancellationToken)
    {
        var originator = new InstantOriginator(seed, SystemClock.Instance);
        await using var app = EngineProcess.Build(database, keyFile, TimeSpan.FromSeconds(1), originator, siloPort);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"{Ready}{app.Urls.Single()}");
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
            Console.WriteLine($"{Placed}{originator.Placed}");
        }

        await app.StopAsync(CancellationToken.None);
        return 0;
    }
}
