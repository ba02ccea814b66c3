using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>What came of writing an intent.</summary>
public abstract record IntentResult
{
    private IntentResult() { }

    /// <summary>The intent is durable and the number is open.</summary>
    public sealed record Written : IntentResult
    {
        public static Written Instance { get; } = new();
    }

    /// <summary>A gate refused; nothing was written.</summary>
    /// <param name="Gate">Which one.</param>
    /// <param name="Until">When it opens, if nothing else happens; null when that isn't known.</param>
    public sealed record Refused(IntentGate Gate, Instant? Until = null) : IntentResult;
}
