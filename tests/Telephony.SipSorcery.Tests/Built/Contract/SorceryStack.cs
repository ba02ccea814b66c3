using Campaigns.Domain.Ports;
using Campaigns.Telephony.Contract;
using NodaTime;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

/// <summary>SIPSorcery behind the port. Its T1 is the process's: every originator of these tests has the same.</summary>
public sealed class SorceryStack : CallOriginatorStack
{
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
    ];

    public override ICallOriginator Create(OriginatorSettings settings) => Originators.Create(settings.CarriesAudio, settings.MaxCalls);
}
