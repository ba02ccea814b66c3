using Campaigns.Domain.Amd;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using NodaTime;

namespace Campaigns.Domain.Tests.Attempts;

/// <summary>Outcomes as the telephony adapter reports them.</summary>
internal static class Outcomes
{
    public static readonly Instant Sent = Instant.FromUtc(2026, 3, 4, 15, 0);

    /// <summary>A call that ended after 20 s without a final status.</summary>
    public static CallOutcome Ended { get; } = new()
    {
        CallId = "call-1",
        InviteAt = Sent,
        TryingAt = Sent + Duration.FromMilliseconds(50),
        RingingAt = Sent + Duration.FromSeconds(1),
        EndedAt = Sent + Duration.FromSeconds(20),
        EndedBy = CallParty.FarEnd,
    };

    /// <summary>A call that nobody replied to.</summary>
    public static CallOutcome Silent { get; } = Ended with { TryingAt = null, RingingAt = null, EndedBy = CallParty.Nobody };

    public static CallOutcome Answered { get; } = Ended with { SipStatus = 200, AnsweredAt = Sent + Duration.FromSeconds(9), EndedBy = CallParty.Us };

    /// <summary>A machine answered.</summary>
    public static CallOutcome Machine { get; } = Answered with
    {
        Details = new CallDetails { Detection = new Detection { Verdict = AmdVerdict.Machine, Cause = AmdCause.LongGreeting, TookMs = 2000 } },
    };

    /// <summary>It rang, and the far end refused it.</summary>
    public static CallOutcome Refused(int status, int? cause = null) => Ended with { SipStatus = status, Q850Cause = cause };

    /// <summary>The far end refused it so many milliseconds after the INVITE, and nothing rang.</summary>
    public static CallOutcome RefusedUnrung(int status, int afterMs) => Refused(status) with
    {
        RingingAt = null,
        EndedAt = Sent + Duration.FromMilliseconds(afterMs),
    };
}
