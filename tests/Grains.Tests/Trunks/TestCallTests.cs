using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Campaigns.Persistence.DoNotCall;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>Single calls of an operator's, on a Wednesday at 10:00 in New York.</summary>
public sealed class TestCallTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answered_call_holds_a_channel_while_it_lives_and_touches_no_campaign()
    {
        var (number, contact) = (cluster.NewNumber(), cluster.NewNumber());
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([contact]);
        var test = PlaceAsync(campaign, number);
        var call = await cluster.Carrier.CallToAsync(number, Cancelled);
        Assert.Equal(1, (await TrunkAsync(campaign)).ChannelsInUse);
        Assert.Equal((Duration.FromSeconds(10), "+12025550100"), (call.Order.MaxCallDuration, call.Order.CallerNumber));

        // One at a time.
        Assert.Equal(Refusal.Conflict, (await PlaceAsync(campaign, cluster.NewNumber())).Refusal);
        call.Ring();
        Assert.True(await call.AnswerAsync());
        call.FarEndHangsUp();
        var reply = await test;

        Assert.Null(reply.Refusal);
        Assert.Equal((200, CallParty.FarEnd, "+12025550100"), (reply.Outcome!.SipStatus, reply.Outcome.EndedBy, reply.CallerNumber));
        Assert.NotNull(reply.Outcome.AnsweredAt);
        await cluster.Signal.UntilAsync(async () => (await TrunkAsync(campaign)) is { ChannelsInUse: 0 } trunk ? trunk : null, "the channel being free", Cancelled);
        Assert.Empty(await campaign.AttemptsAsync());
        Assert.Empty(cluster.Carrier.CallsTo(contact));
    }

    [Fact]
    public async Task What_the_carrier_refuses_is_told_and_stands_among_the_trunks_failures()
    {
        var campaign = await TestCampaign.CreateAsync(cluster);
        var number = cluster.NewNumber();
        var test = PlaceAsync(campaign, number);
        (await cluster.Carrier.CallToAsync(number, Cancelled)).Refuse(500);

        Assert.Equal(500, (await test).Outcome!.SipStatus);
        var trunk = await cluster.Signal.UntilAsync(async () => (await TrunkAsync(campaign)) is { Failures.Length: > 0 } seen ? seen : null, "the failure being told", Cancelled);
        Assert.Equal((500, 1), (trunk.Failures[0].SipStatus, trunk.Failures[0].Count));
    }

    [Fact]
    public async Task The_gates_of_every_call_hold_for_it()
    {
        var campaign = await TestCampaign.CreateAsync(cluster);
        var listed = cluster.NewNumber();
        await cluster.Services.GetRequiredService<DoNotCallList>().AddAsync(TeamId.First, [new DoNotCallAddition(listed, "test")], DoNotCallSource.Api, Cancelled);

        Assert.Equal((Refusal.Conflict, "The number is on the do-not-call list."), Why(await PlaceAsync(campaign, listed)));
        Assert.Equal((Refusal.Invalid, "The trunk dials numbers that begin with +1, +44, +61, +977 only."), Why(await PlaceAsync(campaign, "+33142685300")));
        Assert.Equal((Refusal.Invalid, "Must be one of the trunk's callerNumbers."), Why(await PlaceAsync(campaign, cluster.NewNumber(), caller: "+12025550199")));
        Assert.Equal(Refusal.Invalid, (await PlaceAsync(campaign, "+19005551234")).Refusal);

        // In Sydney it is two in the morning.
        Assert.Equal((Refusal.Conflict, "It is outside the legal hours of the place where this number is."), Why(await PlaceAsync(campaign, "+61291234567")));
        Assert.Equal(Refusal.NotFound, (await cluster.Client.GetGrain<ITestCallGrain>(Guid.NewGuid()).PlaceAsync(Order(listed))).Refusal);
    }

    [Fact]
    public async Task So_many_are_placed_in_a_minute_and_no_more()
    {
        var campaign = await TestCampaign.CreateAsync(cluster);
        for (var i = 0; i < 6; i++)
        {
            var number = cluster.NewNumber();
            var test = PlaceAsync(campaign, number);
            (await cluster.Carrier.CallToAsync(number, Cancelled)).Refuse(486);
            Assert.Equal(486, (await test).Outcome!.SipStatus);
        }

        var late = await PlaceAsync(campaign, cluster.NewNumber());
        Assert.InRange(late.RetryAfterMs!.Value, 1, 60_000);
        cluster.Time.Leap(TimeSpan.FromMinutes(1));
        var again = cluster.NewNumber();
        var next = PlaceAsync(campaign, again);
        (await cluster.Carrier.CallToAsync(again, Cancelled)).Refuse(486);
        Assert.Equal(486, (await next).Outcome!.SipStatus);
    }

    private static TestCallOrder Order(string number, string? caller = null) =>
        new() { Team = TeamId.First.Value, PhoneNumber = number, CallerNumber = caller, RingTimeoutMs = 30_000, HangUpAfterMs = 10_000, LegalHours = true };

    private static (Refusal?, string) Why(TestCallReply reply) => (reply.Refusal, reply.Faults.Single().Message);

    private Task<TestCallReply> PlaceAsync(TestCampaign campaign, string number, string? caller = null) =>
        cluster.Client.GetGrain<ITestCallGrain>(campaign.Trunk.Value).PlaceAsync(Order(number, caller));

    private async Task<TrunkView> TrunkAsync(TestCampaign campaign) => (await cluster.Client.GetGrain<ITrunkGrain>(campaign.Trunk.Value).GetAsync())!;
}
