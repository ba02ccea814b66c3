using Campaigns.Domain.Ports;
using Campaigns.Telephony.Contract;
using NodaTime;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

/// <summary>SIPSorcery behind the port. Its T1 is the process's: every originator of these tests has the same.</summary>
public sealed class SorceryStack : CallOriginatorStack
{
    public override string Name => SipSorceryStack.Name;

    public override Duration T1 => BriskT1;

    public override IReadOnlyList<KnownGap> Gaps => [];

    public override ICallOriginator Create(OriginatorSettings settings) => Originators.Create(settings.CarriesAudio, settings.MaxCalls);
}
