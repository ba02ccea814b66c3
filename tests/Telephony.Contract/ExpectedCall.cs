using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Telephony.Contract;

/// <summary>What the port must have told about a call. What is not named here is the default that the property states.</summary>
public sealed record ExpectedCall
{
    // Instants are read from another clock than timers run by.
    private static readonly Duration ClockDifference = Duration.FromMilliseconds(50);

    /// <summary>Null: no final response came.</summary>
    public int? Status { get; init; }

    public CallFailure Failure { get; init; }

    public required CallParty EndedBy { get; init; }

    public CallEndReason? OurReason { get; init; }

    /// <summary>An 18x came: the event, and its instant in the outcome.</summary>
    public bool Rings { get; init; }

    /// <summary>An 18x came after the call had been given up: whether it is reported doesn't matter.</summary>
    public bool RingsUnseen { get; init; }

    /// <summary>A 2xx came: billable, whether or not the dialler was asked to record it.</summary>
    public bool Answered { get; init; }

    /// <summary>How often the dialler was asked to record an answer.</summary>
    public int AnswersReported { get; init; }

    public int? Q850Cause { get; init; }

    public Duration? RetryAfter { get; init; }

    /// <summary>INVITE datagrams, repetitions included. Null: not looked at.</summary>
    public int? Invites { get; init; }

    /// <summary>The shortest time from the INVITE to the end, in units of the stack's T1.</summary>
    public int LeastT1s { get; init; }

    /// <summary>Whether SIPp's scenario must have been played to its end, as it was written. False for peers that fall silent.</summary>
    public bool PeerIsContent { get; init; } = true;

    /// <summary>Everything in which a call was otherwise; empty when it went as it should. Each is "what: expected, but seen".</summary>
    public IReadOnlyList<string> Differences(ObservedCall seen, Duration t1)
    {
        var differences = new List<string>();
        if (seen.Outcome is not { } outcome)
        {
            return ["outcome: one, but none came in time", .. PeersComplaint(seen)];
        }

        Compare("status", Status, outcome.SipStatus);
        Compare("failure", Failure, outcome.Failure);
        Compare("ended by", EndedBy, outcome.EndedBy);
        Compare("our reason", OurReason, outcome.OurReason);
        if (!RingsUnseen)
        {
            Compare("rings", Rings, outcome.RingingAt is not null);
            Compare("ringing events", Rings ? 1 : 0, seen.Events.Count(one => one == ObservedCall.Ringing));
        }

        Compare("answered", Answered, outcome.AnsweredAt is not null);
        Compare("answered events", AnswersReported, seen.Events.Count(one => one == ObservedCall.Answered));
        Compare("Q.850 cause", Q850Cause, outcome.Q850Cause);
        Compare("Retry-After", RetryAfter, outcome.RetryAfter);
        Compare("Call-ID", seen.Order.CallId, outcome.CallId);
        Compare("calls in flight afterwards", 0, seen.InFlightAfterwards);
        Compare("ringing before answered", true, !seen.Events.SkipWhile(one => one != ObservedCall.Answered).Contains(ObservedCall.Ringing));
        Compare("instants in order", true, InOrder(outcome.InviteAt, outcome.RingingAt, outcome.AnsweredAt, outcome.EndedAt));
        if (Invites is { } invites)
        {
            Compare("INVITEs", invites, outcome.InviteTransmissions);
        }

        if (outcome.InviteAt is { } invitedAt && outcome.EndedAt - invitedAt < (LeastT1s * t1) - ClockDifference)
        {
            differences.Add($"time: at least {LeastT1s * t1}, but it took {outcome.EndedAt - invitedAt}");
        }

        return [.. differences, .. PeersComplaint(seen)];

        void Compare<T>(string what, T expected, T actual)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
            {
                differences.Add($"{what}: {Text(expected)}, but was {Text(actual)}");
            }
        }
    }

    private IEnumerable<string> PeersComplaint(ObservedCall seen) =>
        PeerIsContent && seen.PeersComplaint is { } complaint ? [$"peer: content, but {complaint}"] : [];

    private static string Text<T>(T value) => value?.ToString() ?? "none";

    private static bool InOrder(params Instant?[] instants)
    {
        var known = instants.OfType<Instant>().ToList();
        return known.SequenceEqual(known.Order());
    }
}
