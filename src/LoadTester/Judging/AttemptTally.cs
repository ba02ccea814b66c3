using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Measuring;

namespace Campaigns.LoadTester.Judging;

/// <summary>The attempts table, counted row by row as the API lists it.</summary>
internal sealed class AttemptTally
{
    private readonly HashSet<string> _callIds = [];
    private readonly List<double> _intentToInvite = [];
    private readonly List<double> _inviteToFinal = [];
    private readonly Dictionary<string, long> _byDisposition = [];
    private readonly Dictionary<int, long> _byStatus = [];
    private DateTimeOffset _firstInvite = DateTimeOffset.MaxValue;
    private DateTimeOffset _lastInvite = DateTimeOffset.MinValue;

    public long Attempts { get; private set; }

    /// <summary>Attempts whose INVITE left.</summary>
    public long Sent { get; private set; }

    /// <summary>Attempts whose end is not known for sure: the process that dialled died. Whether their INVITE left is unknown, too.</summary>
    public long Lost { get; private set; }

    /// <summary>Sent attempts that got no final response.</summary>
    public long WithoutFinal { get; private set; }

    /// <summary>Call-IDs used by more than one attempt.</summary>
    public long RepeatedCallIds { get; private set; }

    public IReadOnlyDictionary<string, long> ByDisposition => _byDisposition;

    /// <summary>Sent attempts by the last final SIP status.</summary>
    public IReadOnlyDictionary<int, long> ByStatus => _byStatus;

    /// <summary>From the first INVITE to the last.</summary>
    public TimeSpan DialledFor => Sent < 2 ? TimeSpan.Zero : _lastInvite - _firstInvite;

    public Percentiles? IntentToInvite => Percentiles.Of(_intentToInvite);

    /// <summary>To the 2xx of an answered call, to the end of one that failed: ringing is in it.</summary>
    public Percentiles? InviteToFinal => Percentiles.Of(_inviteToFinal);

    public void Add(AttemptView attempt)
    {
        Attempts++;
        Count(_byDisposition, attempt.Disposition);
        RepeatedCallIds += _callIds.Add(attempt.CallId) ? 0 : 1;
        if (attempt.Disposition == "lost")
        {
            Lost++;
            return;
        }

        if (attempt.InviteAt is not { } inviteAt)
        {
            return;
        }

        Sent++;
        _firstInvite = inviteAt < _firstInvite ? inviteAt : _firstInvite;
        _lastInvite = inviteAt > _lastInvite ? inviteAt : _lastInvite;
        _intentToInvite.Add((inviteAt - attempt.IntendedAt).TotalMilliseconds);
        if (attempt.SipStatus is { } status)
        {
            Count(_byStatus, attempt.AnsweredAt is null ? status : 200);
            _inviteToFinal.Add(((attempt.AnsweredAt ?? attempt.EndedAt) - inviteAt).TotalMilliseconds);
        }
        else
        {
            WithoutFinal++;
        }
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
