namespace Campaigns.Sip.Resolution;

/// <summary>
/// What is known of one address: whether checks reach it, and until when it is better avoided. Nothing here forbids a call: an address
/// that is down is tried after all others. Instants are monotonic.
/// </summary>
internal sealed class TargetHealth
{
    /// <summary>One lost check is a lost datagram; two are a server that is away.</summary>
    public const int ChecksToBeDown = 2;

    /// <summary>How long an address that took nothing is avoided when no check says sooner that it is back.</summary>
    public static readonly TimeSpan AvoidedFor = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    private int _failedChecks;
    private TimeSpan _avoidedUntil = TimeSpan.MinValue;

    /// <summary>The last checks reached it, or none was made.</summary>
    public bool IsUp => _failedChecks < ChecksToBeDown;

    /// <summary>What was wrong last; null once a check has succeeded.</summary>
    public string? Fault { get; private set; }

    public bool IsPreferred(TimeSpan now) => IsUp && now >= _avoidedUntil;

    public void CheckSucceeded()
    {
        _failedChecks = 0;
        _avoidedUntil = TimeSpan.MinValue;
        Fault = null;
    }

    public void CheckFailed(string fault)
    {
        _failedChecks = Math.Min(_failedChecks + 1, ChecksToBeDown);
        Fault = fault;
    }

    /// <summary>A request could not be delivered.</summary>
    public void Undeliverable(TimeSpan now, string fault)
    {
        _avoidedUntil = now + AvoidedFor;
        Fault = fault;
    }

    /// <summary>It said 503, and perhaps for how long (RFC 3261 §21.5.4).</summary>
    public void Unavailable(TimeSpan now, TimeSpan? retryAfter)
    {
        Fault = "503 Service Unavailable";
        if (retryAfter is { } wait)
        {
            _avoidedUntil = now + (wait < LongestRetryAfter ? wait : LongestRetryAfter);
        }
    }
}
