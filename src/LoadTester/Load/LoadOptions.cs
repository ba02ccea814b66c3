using System.Net;

namespace Campaigns.LoadTester.Load;

/// <summary>What a load run does, and against what.</summary>
internal sealed record LoadOptions
{
    public required int Contacts { get; init; }

    /// <summary>The campaign's limit of calls at once.</summary>
    public required int Concurrency { get; init; }

    /// <summary>The campaign's limit of new calls per second.</summary>
    public required double CallsPerSecond { get; init; }

    /// <summary>Handed to the carrier simulator as it is.</summary>
    public required string Mix { get; init; }

    public required int TalkMs { get; init; }

    public required int RingMs { get; init; }

    /// <summary>Of every disposition that is retried.</summary>
    public required TimeSpan RetryDelay { get; init; }

    public required int MaxAttempts { get; init; }

    public required TimeSpan RingTimeout { get; init; }

    public required long Seed { get; init; }

    /// <summary>"SignallingOnly" or "Rtp".</summary>
    public required string Media { get; init; }

    /// <summary>Silo processes beside an API that is only a client; 0: the API hosts the one silo.</summary>
    public required int Silos { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>The API that runs already; null starts one.</summary>
    public Uri? Url { get; init; }

    public string? Key { get; init; }

    /// <summary>The carrier that runs already; null starts the simulator. Always on the loopback interface.</summary>
    public IPEndPoint? Carrier { get; init; }

    /// <summary>Its control port, when it has one.</summary>
    public Uri? CarrierStats { get; init; }

    /// <summary>The folder that holds the projects of the programs to start.</summary>
    public string? Programs { get; init; }

    /// <summary>For logs and the key of what is started.</summary>
    public string? Work { get; init; }

    /// <summary>The postmaster, to account for the database's CPU time.</summary>
    public int? DatabaseProcess { get; init; }

    /// <summary>Every fault of the options together; empty when there is none.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        void Expect(bool right, string fault)
        {
            if (!right)
            {
                faults.Add(fault);
            }
        }

        Expect(Contacts is >= 1 and <= 10_000_000, "--contacts wants 1 to 10,000,000");
        Expect(Concurrency is >= 1 and <= 100_000, "--concurrency wants 1 to 100,000");
        Expect(CallsPerSecond is >= 0.1 and <= 10_000, "--cps wants 0.1 to 10,000");
        Expect(TalkMs >= 0 && RingMs >= 0, "--talk-ms and --ring-ms can't be negative");
        Expect(RetryDelay > TimeSpan.Zero, "--retry-delay wants more than 0 seconds");
        Expect(MaxAttempts is >= 1 and <= 50, "--max-attempts wants 1 to 50");
        Expect(RingTimeout >= TimeSpan.FromSeconds(1), "--ring-timeout wants at least 1 second");
        Expect(Silos is >= 0 and <= 20, "--silos wants 0 to 20");
        Expect(Url is null == Key is null, "--url and --key go together");
        Expect(Url is null || Carrier is not null, "--url wants --carrier too: where that engine's calls shall go");
        Expect(Carrier is null || IPAddress.IsLoopback(Carrier.Address), "--carrier must be on the loopback interface: the synthetic numbers may belong to people");
        Expect(Url is not null || (Programs is not null && Work is not null), "without --url, ./scripts/load says where the programs are");
        return faults;
    }
}
