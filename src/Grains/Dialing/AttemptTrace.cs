using System.Diagnostics;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Telemetry;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// One attempt as one trace, from the trunk's permit to the recorded outcome. Its parts are written when they are over, with the instants that the call's own
/// record has, so that nothing is ambient and the SIP stack knows of no trace. Nobody listens, or this one isn't sampled: the default value, which costs nothing.
/// No phone number, address or password is ever a tag.
/// </summary>
internal readonly struct AttemptTrace
{
    public const string SourceName = "Campaigns.Attempts";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Activity? _attempt;

    private AttemptTrace(Activity attempt) => _attempt = attempt;

    /// <summary>32 hexadecimal digits; null when this attempt isn't traced.</summary>
    public string? Id => _attempt?.TraceId.ToHexString();

    /// <summary>Begins a trace with what led to the grant. It is part of no other: one pull starts many attempts.</summary>
    public static AttemptTrace Begin(ContactKey contact, PullInstants pull)
    {
        if (!Source.HasListeners())
        {
            return default;
        }

        var around = Activity.Current;
        Activity.Current = null;
        var attempt = Source.StartActivity("attempt", ActivityKind.Internal, default(ActivityContext), startTime: pull.PermitsAskedAt.ToDateTimeOffset());

        // Not ambient: timers and connections that are made on the way would keep it for as long as they live.
        Activity.Current = around;
        if (attempt is not { IsAllDataRequested: true })
        {
            return default;
        }

        attempt.SetTag("campaign.id", contact.Campaign.ToString()).SetTag("contact.id", contact.Contact);
        var trace = new AttemptTrace(attempt);
        trace.Part("permit", pull.PermitsAskedAt, pull.AskedAt);
        trace.Part("grant", pull.AskedAt, pull.GrantedAt);
        return trace;
    }

    /// <summary>The gates and W1. <paramref name="gate"/> is null when the intent was written.</summary>
    public void Intent(Instant from, Instant to, string? gate) => Part("intent", from, to, gate is null ? [] : [new("gate", gate)]);

    /// <summary>What the wire showed, and who was talked to.</summary>
    public void Call(CallOutcome outcome)
    {
        if (_attempt is null || outcome.InviteAt is not { } invitedAt)
        {
            return;
        }

        var invite = Start("invite", invitedAt);
        Tell(invite, "100", outcome.TryingAt);
        Tell(invite, "18x", outcome.RingingAt);
        Tell(invite, "200", outcome.AnsweredAt);
        invite?.SetTag("sip.status", outcome.SipStatus).SetTag("sip.transmissions", outcome.InviteTransmissions);
        Stop(invite, outcome.AnsweredAt ?? outcome.EndedAt);
        if (outcome.AnsweredAt is { } answeredAt)
        {
            Talk(answeredAt, outcome.EndedAt, outcome.Details);
        }
    }

    /// <summary>W2.</summary>
    public void Outcome(Instant from, Instant to) => Part("outcome", from, to);

    /// <summary>An exception ended the attempt. Its kind is told; its message may hold anything.</summary>
    public void Failed(Exception exception) => _attempt?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);

    /// <summary>What was recorded of it.</summary>
    public void Recorded(int attemptNumber, Disposition disposition, string callId) => _attempt?
        .SetTag("attempt.number", attemptNumber)
        .SetTag("disposition", TagValue<Disposition>.Of(disposition))
        .SetTag("sip.call_id", callId);

    /// <summary>The trace is over.</summary>
    public void End(Instant at) => Stop(_attempt, at);

    private void Talk(Instant from, Instant to, CallDetails? details)
    {
        var talk = Start("talk", from);
        if (details?.AssistantFailure is not null)
        {
            talk?.SetStatus(ActivityStatusCode.Error, "The assistant could not talk.");
        }

        Stop(talk, to);
        if (details?.Detection is { } detection)
        {
            Part(
                "detection",
                from,
                Instant.Min(to, from + Duration.FromMilliseconds(detection.TookMs)),
                new("amd.verdict", detection.Verdict.ToString()),
                new("amd.cause", detection.Cause.ToString()),
                new("message.dropped", detection.MessageDropped));
        }
    }

    private void Part(string name, Instant from, Instant to, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Start(name, from) is not { } part)
        {
            return;
        }

        foreach (var (key, value) in tags)
        {
            part.SetTag(key, value);
        }

        Stop(part, to);
    }

    private Activity? Start(string name, Instant at) =>
        _attempt is null ? null : Source.StartActivity(name, ActivityKind.Internal, _attempt.Context, startTime: at.ToDateTimeOffset());

    private static void Stop(Activity? activity, Instant at)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetEndTime(at.ToDateTimeUtc());
        activity.Stop();
    }

    private static void Tell(Activity? activity, string name, Instant? at)
    {
        if (at is { } instant)
        {
            activity?.AddEvent(new ActivityEvent(name, instant.ToDateTimeOffset()));
        }
    }
}
