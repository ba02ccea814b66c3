namespace Campaigns.LoadTester.Api;

/// <summary>A campaign in numbers, as the API counts them.</summary>
internal sealed record ProgressView
{
    /// <summary>All contacts.</summary>
    public long Total { get; init; }

    /// <summary>Contacts without a final state.</summary>
    public long NotFinal { get; init; }

    /// <summary>Contacts by state.</summary>
    public IReadOnlyDictionary<string, long> Contacts { get; init; } = new Dictionary<string, long>();

    /// <summary>Ended attempts by disposition.</summary>
    public IReadOnlyDictionary<string, long> Attempts { get; init; } = new Dictionary<string, long>();

    public long OpenCalls { get; init; }

    public int? Dialing { get; init; }

    public int? Ringing { get; init; }

    public int? InCall { get; init; }

    public double? CallsPerSecond { get; init; }

    public long AttemptsEnded => Attempts.Values.Sum();
}
