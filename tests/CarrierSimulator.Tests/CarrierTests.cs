using System.Net;
using System.Security.Cryptography;
using System.Text;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Judging;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Tests;

public sealed class CarrierTests : IDisposable
{
    private const string Answers = "+12025550100";
    private const string Busy = "+12025550101";
    private const string RingsOnly = "+12025550102";
    private const string Declines = "+12025550103";
    private const string HasNoCapacity = "+12025550105";

    private readonly List<IDisposable> _open = [];

    [Theory]
    [InlineData("0101", "SIP/2.0 486 ", "busy")]
    [InlineData("0103", "SIP/2.0 603 ", "declined")]
    [InlineData("0104", "SIP/2.0 404 ", "invalid")]
    [InlineData("0105", "SIP/2.0 503 ", "capacity")]
    [InlineData("0106", "SIP/2.0 500 ", "error")]
    public async Task Refuses_as_the_number_says(string ending, string status, string outcome)
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync("+1202555" + ending, "call", "z9hG4bK1");

        var response = await caller.ReceiveAsync();
        Assert.StartsWith(status, response, StringComparison.Ordinal);
        Assert.Contains(";tag=", TestCaller.Header(response, "To"), StringComparison.Ordinal);
        var report = carrier.Report(withCalls: false);
        Assert.Equal(1, report.ByOutcome[outcome]);
        Assert.Equal(0, report.OpenCalls);
    }

    [Fact]
    public async Task A_503_says_when_to_come_back()
    {
        var (_, caller) = Start();

        await caller.InviteAsync(HasNoCapacity, "call", "z9hG4bK1");

        Assert.Equal("5", TestCaller.Header(await caller.ReceiveAsync("SIP/2.0 503"), "Retry-After"));
    }

    [Fact]
    public async Task An_answer_is_repeated_until_its_ACK_and_then_hung_up_after_the_talk_time()
    {
        var (carrier, caller) = Start(options => options with { Ring = TimeSpan.Zero, Talk = TimeSpan.Zero });

        await caller.InviteAsync(Answers, "call", "z9hG4bK1");
        await caller.ReceiveAsync("SIP/2.0 180");
        var ok = await caller.ReceiveAsync("SIP/2.0 200");
        Assert.Equal(ok, await caller.ReceiveAsync("SIP/2.0 200"));
        await caller.SendAsync("ACK", Answers, "call", "z9hG4bK2", TestCaller.Header(ok, "To"));

        var bye = await caller.ReceiveAsync("BYE ");
        Assert.StartsWith($"BYE sip:caller@127.0.0.1:{caller.Port} SIP/2.0", bye, StringComparison.Ordinal);
        Assert.Equal(TestCaller.Header(ok, "To"), TestCaller.Header(bye, "From"));
        var report = carrier.Report(withCalls: true);
        Assert.Equal((1, 1, 0), (report.AnsweredCalls, report.ByOutcome["answered"], report.OpenCalls));
        Assert.Equal(("carrier", Ending.Answered), (report.Calls![0].EndedBy, report.Calls[0].Outcome));

        await caller.SendRawAsync(
            $"SIP/2.0 200 OK\r\nVia: {TestCaller.Header(bye, "Via")}\r\nFrom: {TestCaller.Header(bye, "From")}\r\nTo: {TestCaller.Header(bye, "To")}\r\nCall-ID: call\r\nCSeq: 1 BYE\r\n\r\n");
    }

    [Fact]
    public async Task Callers_hang_up_too_and_may_say_it_twice()
    {
        var (carrier, caller) = Start(options => options with { Ring = TimeSpan.Zero, Talk = null });
        var ok = await AnsweredAsync(caller);

        await caller.SendAsync("BYE", Answers, "call", "z9hG4bK3", TestCaller.Header(ok, "To"), 2);
        await caller.ReceiveAsync("SIP/2.0 200");
        await caller.SendAsync("BYE", Answers, "call", "z9hG4bK3", TestCaller.Header(ok, "To"), 2);
        await caller.ReceiveAsync("SIP/2.0 200");

        var report = carrier.Report(withCalls: true);
        Assert.Equal("caller", Assert.Single(report.Calls!).EndedBy);
        Assert.Equal(0, report.OpenCalls);
    }

    [Fact]
    public async Task Far_ends_hang_up_when_told_to()
    {
        var (carrier, caller) = Start(options => options with { Ring = TimeSpan.Zero, Talk = null });
        var ok = await AnsweredAsync(caller);

        // Answered in turn: the ACK before it has arrived, too.
        await caller.SendAsync("OPTIONS", Answers, "other", "z9hG4bK3");
        await caller.ReceiveAsync("SIP/2.0 200");
        carrier.HangUpAll();

        var bye = await caller.ReceiveAsync("BYE ");
        Assert.Equal(TestCaller.Header(ok, "To"), TestCaller.Header(bye, "From"));
        var call = Assert.Single(carrier.Report(withCalls: true).Calls!);
        Assert.Equal(("carrier", Ending.Answered), (call.EndedBy, call.Outcome));
    }

    [Fact]
    public async Task An_INVITE_that_is_repeated_is_one_call()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(RingsOnly, "call", "z9hG4bK1");
        var first = await caller.ReceiveAsync();
        await caller.InviteAsync(RingsOnly, "call", "z9hG4bK1");

        Assert.Equal(first, await caller.ReceiveAsync());
        var report = carrier.Report(withCalls: false);
        Assert.Equal((1, 0, 1), (report.Invites, report.DuplicateInvites, report.InviteRetransmissions));
    }

    [Fact]
    public async Task An_INVITE_repeated_after_its_failure_was_ACKed_is_absorbed()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(Busy, "call", "z9hG4bK1");
        var busy = await caller.ReceiveAsync();
        await caller.SendAsync("ACK", Busy, "call", "z9hG4bK1", TestCaller.Header(busy, "To"));
        await caller.InviteAsync(Busy, "call", "z9hG4bK1");
        await caller.SendAsync("OPTIONS", Busy, "other", "z9hG4bK2");

        Assert.StartsWith("SIP/2.0 200", await caller.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 1), (carrier.Report(false).Invites, carrier.Report(false).InviteRetransmissions));
    }

    [Fact]
    public async Task A_second_INVITE_transaction_of_a_Call_ID_is_a_duplicate()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(Busy, "call", "z9hG4bK1");
        await caller.ReceiveAsync();
        await caller.InviteAsync(Busy, "call", "z9hG4bK2");
        await caller.ReceiveAsync();

        var report = carrier.Report(withCalls: false);
        Assert.Equal((2, 1, 1), (report.Invites, report.CallIds, report.DuplicateInvites));
    }

    [Fact]
    public async Task A_call_to_a_number_that_is_in_a_call_overlaps()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(RingsOnly, "one", "z9hG4bK1");
        await caller.InviteAsync(RingsOnly[1..], "two", "z9hG4bK2");
        await caller.InviteAsync("+13125550102", "three", "z9hG4bK3");
        await caller.ReceiveAsync();
        await caller.ReceiveAsync();
        await caller.ReceiveAsync();

        var report = carrier.Report(withCalls: false);
        Assert.Equal((1, 3, 3), (report.OverlappingCalls, report.PeakConcurrentCalls, report.OpenCalls));
    }

    [Fact]
    public async Task Calls_one_after_the_other_neither_overlap_nor_add_up()
    {
        var (carrier, caller) = Start();

        for (var call = 0; call < 5; call++)
        {
            await caller.InviteAsync(Declines, $"call-{call}", $"z9hG4bK{call}");
            await caller.ReceiveAsync($"SIP/2.0 603");
        }

        var report = carrier.Report(withCalls: false);
        Assert.Equal((5, 5, 0, 1, 5), (report.Invites, report.CallIds, report.OverlappingCalls, report.PeakConcurrentCalls, report.MostCallsToOneNumber));
    }

    [Fact]
    public async Task CANCEL_ends_the_ringing_with_487()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(RingsOnly, "call", "z9hG4bK1");
        await caller.ReceiveAsync("SIP/2.0 180");
        await caller.SendAsync("CANCEL", RingsOnly, "call", "z9hG4bK1");

        Assert.Equal("1 CANCEL", TestCaller.Header(await caller.ReceiveAsync("SIP/2.0 200"), "CSeq"));
        Assert.Equal("1 INVITE", TestCaller.Header(await caller.ReceiveAsync("SIP/2.0 487"), "CSeq"));
        Assert.Equal(1, carrier.Report(false).ByOutcome["noAnswer"]);
    }

    [Fact]
    public async Task Ringing_ends_by_itself_when_the_INVITE_expires()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(RingsOnly, "call", "z9hG4bK1", "Expires: 1\r\n");

        await caller.ReceiveAsync("SIP/2.0 487");
        Assert.Equal("carrier", carrier.Report(true).Calls![0].EndedBy);
    }

    [Fact]
    public async Task Silence_means_no_response_to_anything_but_an_open_call()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync("+12025550107", "call", "z9hG4bK1");
        await caller.SendAsync("CANCEL", "+12025550107", "call", "z9hG4bK1");
        await caller.SendAsync("OPTIONS", Busy, "other", "z9hG4bK2");

        Assert.Equal("other", TestCaller.Header(await caller.ReceiveAsync(), "Call-ID"));
        Assert.Equal(1, carrier.Report(false).OpenCalls);
    }

    [Fact]
    public async Task What_belongs_to_no_call_gets_481_except_an_ACK()
    {
        var (carrier, caller) = Start();

        await caller.SendAsync("ACK", Busy, "none", "z9hG4bK0", "<sip:a@b>;tag=x");
        await caller.SendAsync("BYE", Busy, "none", "z9hG4bK1", "<sip:a@b>;tag=x");
        await caller.SendAsync("CANCEL", Busy, "none", "z9hG4bK2");
        await caller.SendAsync("INVITE", Busy, "none", "z9hG4bK3", "<sip:a@b>;tag=x");

        foreach (var method in (string[])["BYE", "CANCEL", "INVITE"])
        {
            Assert.Equal($"1 {method}", TestCaller.Header(await caller.ReceiveAsync("SIP/2.0 481"), "CSeq"));
        }

        Assert.Equal((3, 0), (carrier.Report(false).Unmatched, carrier.Report(false).Invites));
    }

    [Fact]
    public async Task Over_its_calls_at_once_it_has_no_capacity()
    {
        var (carrier, caller) = Start(options => options with { MaxCalls = 1 });

        await caller.InviteAsync(RingsOnly, "one", "z9hG4bK1");
        await caller.ReceiveAsync("SIP/2.0 180");
        await caller.InviteAsync(Answers, "two", "z9hG4bK2");

        await caller.ReceiveAsync("SIP/2.0 503");
        Assert.Equal((1, 2), (carrier.Report(false).ByOutcome["capacity"], carrier.Report(false).PeakConcurrentCalls));
    }

    [Fact]
    public async Task An_offer_without_G711_is_not_acceptable()
    {
        var (carrier, caller) = Start();

        await caller.InviteAsync(
            Answers, "call", "z9hG4bK1", "Content-Type: application/sdp\r\n", "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 9 RTP/AVP 18\r\n");

        await caller.ReceiveAsync("SIP/2.0 488");
        Assert.Equal(1, carrier.Report(false).ByOutcome["notAcceptable"]);
    }

    [Fact]
    public async Task Garbage_is_counted_and_dropped()
    {
        var (carrier, caller) = Start();

        await caller.SendRawAsync("\r\n\r\n");
        await caller.SendRawAsync("not sip at all");
        await caller.SendRawAsync(new string('x', 60_000));
        await caller.SendAsync("OPTIONS", Busy, "call", "z9hG4bK1");

        await caller.ReceiveAsync("SIP/2.0 200");
        Assert.Equal(2, carrier.Report(false).Malformed);
    }

    [Fact]
    public async Task A_challenged_INVITE_is_no_call_yet()
    {
        var (carrier, caller) = Start(options => options with { RequiredCredentials = new DigestCredentials("user", "secret") });

        await caller.InviteAsync(Busy, "call", "z9hG4bK1");

        var challenge = await caller.ReceiveAsync("SIP/2.0 401");
        Assert.Contains("algorithm=MD5", TestCaller.Header(challenge, "WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (carrier.Report(false).Invites, carrier.Report(false).Challenged, carrier.Report(false).PeakConcurrentCalls));
    }

    [Fact]
    public async Task Credentials_may_be_asked_for_in_SHA_256_which_SIPp_cannot()
    {
        var (carrier, caller) = Start(options => options with { RequiredCredentials = new DigestCredentials("user", "secret") { Algorithm = "SHA-256" } });
        await caller.InviteAsync(Busy, "call", "z9hG4bK1");
        var challenge = TestCaller.Header(await caller.ReceiveAsync("SIP/2.0 401"), "WWW-Authenticate");
        var nonce = challenge.Split("nonce=\"")[1].Split('"')[0];

        var response = Sha256($"{Sha256("user:carrier:secret")}:{nonce}:00000001:c0:auth:{Sha256("INVITE:sip:x")}");
        await caller.InviteAsync(
            Busy,
            "call",
            "z9hG4bK2",
            $"Authorization: Digest username=\"user\", realm=\"carrier\", nonce=\"{nonce}\", uri=\"sip:x\", qop=auth, nc=00000001, cnonce=\"c0\", algorithm=SHA-256, response=\"{response}\"\r\n");

        await caller.ReceiveAsync("SIP/2.0 486");
        Assert.Equal((1, 1, 0), (carrier.Report(false).Invites, carrier.Report(false).Challenged, carrier.Report(false).DuplicateInvites));

        static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task Reset_counts_anew_but_keeps_the_calls_that_are_up()
    {
        var (carrier, caller) = Start();
        await caller.InviteAsync(RingsOnly, "one", "z9hG4bK1");
        await caller.ReceiveAsync("SIP/2.0 180");

        carrier.Reset();
        await caller.InviteAsync(RingsOnly, "two", "z9hG4bK2");
        await caller.ReceiveAsync("SIP/2.0 180");

        var report = carrier.Report(withCalls: false);
        Assert.Equal((1, 1, 2, 2), (report.Invites, report.OverlappingCalls, report.OpenCalls, report.PeakConcurrentCalls));
    }

    [Fact]
    public async Task A_carrier_that_refuses_does_so_whatever_the_number_says()
    {
        var (carrier, caller) = Start();
        carrier.Disturb(Disturbance.Refusing);

        await caller.InviteAsync(Answers, "one", "z9hG4bK1");
        Assert.StartsWith("SIP/2.0 503 ", await caller.ReceiveAsync(), StringComparison.Ordinal);
        carrier.Disturb(Disturbance.None);
        await caller.InviteAsync(RingsOnly, "two", "z9hG4bK2");
        await caller.ReceiveAsync("SIP/2.0 180");
    }

    [Fact]
    public async Task What_a_doubling_carrier_sends_arrives_twice()
    {
        var (carrier, caller) = Start();
        carrier.Disturb(Disturbance.Doubling);

        await caller.InviteAsync(RingsOnly, "call", "z9hG4bK1");

        // Nobody repeats a 180.
        Assert.Equal(await caller.ReceiveAsync("SIP/2.0 180"), await caller.ReceiveAsync());
    }

    [Fact]
    public async Task A_carrier_that_cannot_be_heard_counts_the_call_and_repeats_itself_when_asked_again()
    {
        var (carrier, caller) = Start();
        carrier.Disturb(Disturbance.Mute);
        await caller.InviteAsync(RingsOnly, "one", "z9hG4bK1");
        await caller.InviteAsync(RingsOnly, "one", "z9hG4bK1");
        while (carrier.Report(withCalls: false).InviteRetransmissions == 0)
        {
            await Task.Yield();
        }

        carrier.Disturb(Disturbance.None);
        await caller.InviteAsync(RingsOnly, "one", "z9hG4bK1");

        await caller.ReceiveAsync("SIP/2.0 180");
        Assert.Equal((1, 1), (carrier.Report(withCalls: false).Invites, carrier.Report(withCalls: false).OpenCalls));
    }

    public void Dispose() => _open.ForEach(open => open.Dispose());

    private static async Task<string> AnsweredAsync(TestCaller caller)
    {
        await caller.InviteAsync(Answers, "call", "z9hG4bK1");
        var ok = await caller.ReceiveAsync("SIP/2.0 200");
        await caller.SendAsync("ACK", Answers, "call", "z9hG4bK2", TestCaller.Header(ok, "To"));
        return ok;
    }

    private (Carrier Carrier, TestCaller Caller) Start(Func<CarrierOptions, CarrierOptions>? change = null)
    {
        var options = new CarrierOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0), LogCalls = true, Mix = OutcomeMix.Parse("answered=1") };
        var carrier = new Carrier(change?.Invoke(options) ?? options, TimeProvider.System);
        var caller = new TestCaller(carrier.LocalEndPoint);
        _open.AddRange([caller, carrier]);
        return (carrier, caller);
    }
}
