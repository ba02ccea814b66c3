namespace Campaigns.Dashboard.Client;

/// <summary>A campaign in numbers, and what follows from them for a reader.</summary>
public sealed record ProgressView
{
    public DateTimeOffset? At { get; init; }

    public required string Status { get; init; }

    public long Total { get; init; }

    public long NotFinal { get; init; }

    public IReadOnlyDictionary<string, long> Contacts { get; init; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<string, long> Attempts { get; init; } = new Dictionary<string, long>();

    public long OpenCalls { get; init; }

    public int? Dialing { get; init; }

    public int? Ringing { get; init; }

    public int? InCall { get; init; }

    public int? SlotsInUse { get; init; }

    public double? CallsPerSecond { get; init; }

    public DateTimeOffset? NextDialAt { get; init; }

    /// <summary>Contacts with a final state.</summary>
    public long Final => Total - NotFinal;

    /// <summary>0–1: contacts with a final state; null without contacts.</summary>
    public double? Completion => Total == 0 ? null : (double)Final / Total;

    public long Answered => Attempts.GetValueOrDefault("answered");

    /// <summary>Ended attempts that reached a phone line; refusals of a full trunk are none.</summary>
    public long EndedAttempts => Attempts.Where(entry => entry.Key is not ("capacity" or "trunkRefused" or "notSent")).Sum(entry => entry.Value);

    /// <summary>0–1: answered ones among ended attempts; null before the first.</summary>
    public double? AnswerRate => EndedAttempts == 0 ? null : (double)Answered / EndedAttempts;

    /// <summary>Contacts that can still be called: never tried, or waiting for a retry.</summary>
    public long Waiting => Contacts.GetValueOrDefault("pending") + Contacts.GetValueOrDefault("waitingForRetry");

    public bool IsOver => Status is "completed" or "cancelled" && OpenCalls == 0 && NotFinal == 0;
}
