using Campaigns.Domain.Ports;
using Campaigns.Telephony.Contract;
using NodaTime;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

/// <summary>SIPSorcery behind the port. Its T1 is the process's: every originator of these tests has the same.</summary>
public sealed class SorceryStack : CallOriginatorStack
{
    private const string NoOutcome = "outcome: one, but none came in time";

    public override string Name => SipSorceryStack.Name;

    public override Duration T1 => BriskT1;

    public override IReadOnlyList<KnownGap> Gaps { get; } =
    [
        new(
            "Nothing at all ends at timer B after seven INVITEs",
            "INVITEs: 7, but was 1",
            "repeats the INVITE every T2 at the latest, which only other requests may (RFC 3261 §17.1.1.2): ten or eleven instead of seven"),
        new(
            "A stale nonce is replaced, and the new one counted",
            "Failed regexp match: header",
            "keeps no nonce for the next request: a BYE is sent without credentials first, and with them when it is challenged"),
        new(
            "OPTIONS, INFO, UPDATE, NOTIFY, REFER and what nobody knows get their proper answers",
            "while expecting '501'",
            "answers a request whose method it doesn't know with a CSeq of the method UNKNOWN, so the answer matches nothing"),
        new(
            "A repeated reliable response gets no second PRACK",
            "PRACK",
            "acknowledges each copy: its PRACK is sent once and repeated by nothing else"),
        new(
            "An UPDATE before the 200 changes what a reliable 183 agreed on",
            "while expecting '200'",
            "changes a session only once the call is answered; before that an UPDATE gets 491"),
        new(CrowdCases.Unreachable, "transport failures: 50, but was 0", "doesn't hear ICMP: the call ends at timer B"),
        .. NoSessionTimers,
    ];

    public override ICallOriginator Create(OriginatorSettings settings) => Originators.Create(settings.CarriesAudio, settings.MaxCalls);

    private static IEnumerable<KnownGap> NoSessionTimers =>
    [
        WithoutTimers("We refresh by UPDATE where the peer takes it", NoOutcome),
        WithoutTimers("We refresh by re-INVITE where the peer takes no UPDATE", NoOutcome),
        WithoutTimers("They refresh by UPDATE and re-INVITE", "header Session-Expires: not found"),
        WithoutTimers("A shorter session than we take is refused with 422", "while expecting '422'"),
        WithoutTimers("422 to our INVITE: asked again with their least interval", "status: 200, but was 422"),
        WithoutTimers("A session that they don't refresh is hung up before it ends", NoOutcome),
        WithoutTimers("A peer that has forgotten the session ends the call", NoOutcome),
    ];

    private static KnownGap WithoutTimers(string name, string difference) => new(name, difference, "has no session timers");
}
