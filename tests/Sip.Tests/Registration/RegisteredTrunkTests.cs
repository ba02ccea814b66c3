using System.Net;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Registration;
using Campaigns.Sip.Tests.Calls;

namespace Campaigns.Sip.Tests.Registration;

public sealed class RegisteredTrunkTests
{
    private static readonly TimeSpan Expires = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_call_waits_for_the_registration_and_goes_out_with_it()
    {
        await using var trunk = NewTrunk();
        var register = trunk.Network.Last;
        trunk.Place();
        Assert.Equal(0, trunk.Network.CountOf("INVITE"));

        trunk.Network.Deliver(Peer.Respond(register, "200 OK", headers: $"Contact: {Peer.Header(register, "Contact")};expires=300"));

        Assert.StartsWith("REGISTER sip:carrier.example SIP/2.0", register, StringComparison.Ordinal);
        Assert.Equal("<sip:us@carrier.example>", Peer.Header(register, "To"));
        Assert.Equal("600", Peer.Header(register, "Expires"));
        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
        Assert.True(trunk.Endpoint.Registration!.IsRegistered);
        Assert.Equal(trunk.Clock.GetUtcNow() + TimeSpan.FromMinutes(5), trunk.Endpoint.Registration.Until);
    }

    [Fact]
    public async Task A_challenge_is_answered_and_a_second_one_is_final()
    {
        await using var trunk = NewTrunk();
        trunk.Network.Deliver(Challenge(trunk.Network.Last));
        var second = trunk.Network.Last;

        trunk.Network.Deliver(Challenge(second));

        Assert.Contains("username=\"us\"", Peer.Header(second, "Authorization"), StringComparison.Ordinal);
        Assert.Contains("uri=\"sip:carrier.example\"", Peer.Header(second, "Authorization"), StringComparison.Ordinal);
        Assert.Equal("2 REGISTER", Peer.Header(second, "CSeq"));
        Assert.Equal(2, trunk.Network.CountOf("REGISTER"));
        Assert.False(trunk.Endpoint.Registration!.IsRegistered);
        Assert.StartsWith("REGISTER was answered 401", trunk.Endpoint.Registration.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trunk_that_refuses_the_registration_gets_no_call_and_the_outcome_says_why()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "403 Forbidden"));
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(CallFailure.NotRegistered, result.Failure);
        Assert.Contains("403 Forbidden", result.FailureDetail, StringComparison.Ordinal);
        Assert.Null(result.InviteSentAt);
        Assert.Equal(0, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task A_registrar_that_says_nothing_keeps_a_call_waiting_for_two_seconds()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Pass(TimeSpan.FromSeconds(1.9));
        Assert.False(trunk.Observer.Ended.IsCompleted);
        trunk.Pass(TimeSpan.FromSeconds(0.2));

        Assert.Equal(CallFailure.NotRegistered, (await trunk.Observer.Ended.WithinReason()).Failure);
    }

    [Fact]
    public async Task A_longer_registration_is_asked_for_when_the_registrar_wants_that()
    {
        await using var trunk = NewTrunk();

        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "423 Interval Too Brief", headers: "Min-Expires: 1800"));
        Assert.Equal("1800", Peer.Header(trunk.Network.Last, "Expires"));
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK", headers: "Expires: 1800"));

        Assert.Equal(trunk.Clock.GetUtcNow() + TimeSpan.FromMinutes(30), trunk.Endpoint.Registration!.Until);
    }

    [Fact]
    public async Task It_is_renewed_in_time_and_lasts_until_its_end_while_renewing_fails()
    {
        await using var trunk = NewTrunk();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK"));

        trunk.Pass(Expires - TimeSpan.FromSeconds(40.1));
        Assert.Equal(1, trunk.Network.CountOf("REGISTER"));
        trunk.Pass(TimeSpan.FromSeconds(0.2));
        Assert.Equal(2, trunk.Network.CountOf("REGISTER"));
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "500 Server Internal Error"));
        trunk.Place();
        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
        Assert.True(trunk.Endpoint.Registration!.IsRegistered);

        trunk.Pass(TimeSpan.FromSeconds(41));
        var late = new RecordingObserver();
        trunk.Endpoint.Place(SippTrunk.NewRequest(), late);

        Assert.Equal(CallFailure.NotRegistered, (await late.Ended.WithinReason()).Failure);
        Assert.True(trunk.Network.CountOf("REGISTER") > 2);
    }

    [Fact]
    public async Task It_is_tried_again_after_a_failure_and_calls_go_out_then()
    {
        await using var trunk = NewTrunk();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "503 Service Unavailable", headers: "Retry-After: 7"));

        trunk.Pass(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, trunk.Network.CountOf("REGISTER"));
        trunk.Pass(TimeSpan.FromSeconds(0.2));
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK"));
        trunk.Place();

        Assert.Equal(2, trunk.Network.CountOf("REGISTER"));
        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task The_next_server_is_asked_when_one_cannot_be_reached()
    {
        await using var trunk = new FakeTrunk(options => WithRegistration(options) with
        {
            Servers = [new() { Host = "192.0.2.11" }, new() { Host = "192.0.2.12", Priority = 1 }],
        });
        Assert.Equal("192.0.2.11:5060", trunk.Network.LastDestination!.ToString());

        trunk.Network.ReportUnreachable(trunk.Network.Last);

        Assert.Equal("192.0.2.12:5060", trunk.Network.LastDestination!.ToString());
        Assert.Equal(2, trunk.Network.CountOf("REGISTER"));
    }

    [Fact]
    public async Task Closing_takes_the_registration_back()
    {
        var trunk = NewTrunk();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK"));

        await trunk.DisposeAsync();

        Assert.Equal(2, trunk.Network.Sent.Distinct().Count());
        Assert.Equal("0", Peer.Header(trunk.Network.Last, "Expires"));
        Assert.Equal("2 REGISTER", Peer.Header(trunk.Network.Last, "CSeq"));
    }

    [Fact]
    public async Task What_was_never_registered_is_not_taken_back()
    {
        var trunk = NewTrunk();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "403 Forbidden"));

        await trunk.DisposeAsync();

        Assert.Equal(1, trunk.Network.CountOf("REGISTER"));
    }

    [Fact]
    public async Task A_trunk_with_a_name_registers_once_it_is_resolved()
    {
        await using var trunk = new FakeTrunk(
            options => WithRegistration(options) with { RemoteHost = "carrier.example" }, _ => Task.FromResult<IPAddress[]>([FakeNetwork.Trunk.Address]));

        await Polling.UntilAsync(() => trunk.Network.CountOf("REGISTER") == 1);
        Assert.Equal(FakeNetwork.Trunk, trunk.Network.LastDestination);
    }

    private static FakeTrunk NewTrunk() => new(WithRegistration);

    private static SipEndpointOptions WithRegistration(SipEndpointOptions options) => options with
    {
        Registration = new RegistrationOptions
        {
            AddressOfRecord = "sip:us@carrier.example",
            Registrar = "sip:carrier.example",
            Credentials = new DigestCredentials("us", "secret"),
            Expires = Expires,
        },
    };

    private static string Challenge(string request) =>
        Peer.Respond(request, "401 Unauthorized", headers: "WWW-Authenticate: Digest realm=\"carrier\", nonce=\"abc\", qop=\"auth\", algorithm=MD5");
}
