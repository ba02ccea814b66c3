using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// Notices that a campaign which dials has had somebody to call and has called nobody for a while, so that it is worth asking why; and that it goes on. What it notices is told in
/// the campaign's log, so it is slow to begin and keeps its distance: however often capacity comes and goes, it begins at most once in <see cref="Distance"/>.
/// <para>Instants are monotonic. Not thread safe.</para>
/// </summary>
public sealed class CapacityWatch
{
    /// <summary>Without a call for so long.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(30);

    /// <summary>Between two times of asking why.</summary>
    public static readonly Duration AskedAgain = Duration.FromMinutes(1);

    /// <summary>From the end of one wait to where the next may begin.</summary>
    public static readonly Duration Distance = Duration.FromMinutes(10);

    private Duration? _idleSince;
    private Duration? _askedAt;
    private Duration? _endedAt;
    private bool _handedOut;

    /// <summary>It was found to wait, and has started no call since.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Contacts were handed out. If none of them is called, something refused them.</summary>
    public void HandedOut() => _handedOut = true;

    /// <summary>Calls were started. True when that ends a wait.</summary>
    public bool Started(Duration now)
    {
        (_idleSince, _handedOut) = (null, false);
        if (!IsWaiting)
        {
            return false;
        }

        (IsWaiting, _endedAt) = (false, now);
        return true;
    }

    /// <summary>True when it is time to ask why nobody is called.</summary>
    /// <param name="idle">It dials, and none of its calls is up.</param>
    /// <param name="ready">There are contacts to hand out.</param>
    /// <param name="now">When.</param>
    public bool IsTimeToAsk(bool idle, bool ready, Duration now)
    {
        if (!idle)
        {
            _idleSince = null;
            return false;
        }

        _idleSince ??= now;
        if (IsWaiting || !(ready || _handedOut) || now - _idleSince < Patience || now - _askedAt < AskedAgain || now - _endedAt < Distance)
        {
            return false;
        }

        (_askedAt, _handedOut) = (now, false);
        return true;
    }

    /// <summary>It waits for capacity.</summary>
    public void FoundWaiting() => IsWaiting = true;

    /// <summary>It was paused or cancelled, or it is over: its log says so.</summary>
    public void Stopped() => IsWaiting = false;
}
