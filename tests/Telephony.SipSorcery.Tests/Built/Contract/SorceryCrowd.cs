using Campaigns.Telephony.Contract;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

/// <summary>Explicit for the reason that <see cref="SorceryContract{TCases}"/> gives.</summary>
public sealed class SorceryCrowd(ITestOutputHelper output) : CrowdContract<SorceryStack>(output)
{
    [Fact(Explicit = true)]
    public override Task A_hang_up_of_every_call_at_once_reaches_each() => base.A_hang_up_of_every_call_at_once_reaches_each();

    [Fact(Explicit = true)]
    public override Task Twenty_percent_loss_in_both_directions_is_recovered_from() => base.Twenty_percent_loss_in_both_directions_is_recovered_from();

    [Fact(Explicit = true)]
    public override Task A_port_where_nobody_listens_fails_every_call_at_once() => base.A_port_where_nobody_listens_fails_every_call_at_once();
}
