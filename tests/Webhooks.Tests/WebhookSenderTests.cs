using System.Net;
using Campaigns.Domain.Outbound;
using Campaigns.Persistence.Webhooks;
using Campaigns.Testing;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Campaigns.Webhooks.Tests;

public sealed class WebhookSenderTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivers_a_message_that_its_receiver_can_verify()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var (id, secret) = await bench.EndpointAsync(receiver.Url);
        var delivery = await bench.TestMessageAsync(id);

        await SenderBench.RunAsync(bench.Sender());

        var message = Assert.Single(receiver.Messages);
        Assert.True(message.IsSignedBy(secret, bench.Time.GetUtcNow()));
        Assert.False((message with { Body = message.Body + " " }).IsSignedBy(secret, bench.Time.GetUtcNow()));
        Assert.Contains("\"type\":\"webhook.test\",\"timestamp\":\"2026-03-02T10:00:00Z\"", message.Body, StringComparison.Ordinal);
        var row = await bench.ReadAsync(id, delivery);
        Assert.Equal((DeliveryState.Delivered, 204), (row.State, Assert.Single(row.Tries).Status));
        Assert.Equal($"msg_{row.MessageId:N}", message.Id);
    }

    [Fact]
    public async Task Both_secrets_sign_until_the_overlap_ends()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var (id, old) = await bench.EndpointAsync(receiver.Url);
        var secret = (await bench.Store.RotateAsync(id, bench.Now + Duration.FromHours(1), Cancelled))!.Text;
        var sender = bench.Sender();
        await bench.TestMessageAsync(id);
        await SenderBench.RunAsync(sender);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.TestMessageAsync(id);
        await SenderBench.RunAsync(sender);

        var messages = receiver.Messages.ToArray();
        Assert.True(messages[0].IsSignedBy(old, bench.Time.GetUtcNow().AddHours(-1)) && messages[0].IsSignedBy(secret, bench.Time.GetUtcNow().AddHours(-1)));
        Assert.True(messages[1].IsSignedBy(secret, bench.Time.GetUtcNow()));
        Assert.False(messages[1].IsSignedBy(old, bench.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_message_that_failed_is_tried_again_when_the_schedule_says_and_under_its_own_id()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = receiver.Messages.Count < 3 ? 500 : 200);
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        var delivery = await bench.TestMessageAsync(id);
        var sender = bench.Sender();

        foreach (var wait in (double[])[0, 4.9, 0.1, 299, 1])
        {
            bench.Time.Advance(TimeSpan.FromSeconds(wait));
            await SenderBench.RunAsync(sender);
        }

        var row = await bench.ReadAsync(id, delivery);
        Assert.Equal(DeliveryState.Delivered, row.State);
        Assert.Equal([500, 500, 200], row.Tries.Select(made => made.Status));
        Assert.Equal([0, 5, 305], row.Tries.Select(made => (made.At - row.OccurredAt).TotalSeconds));
        Assert.Single(receiver.Messages.Select(message => (message.Id, message.Body)).Distinct());
        Assert.Null((await bench.Store.ReadAsync(id, Cancelled))!.FailingSince);
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_leads_nowhere()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        var delivery = await bench.TestMessageAsync(id);

        await SenderBench.RunAsync(bench.Sender());

        Assert.Equal("/hook", Assert.Single(receiver.Messages).Path);
        Assert.Equal(307, Assert.Single((await bench.ReadAsync(id, delivery)).Tries).Status);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/")]
    [InlineData("http://10.1.2.3/")]
    public async Task Addresses_of_the_inside_are_refused_before_anything_is_sent(string url)
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        var (id, _) = await bench.EndpointAsync(url);
        var delivery = await bench.TestMessageAsync(id);

        await SenderBench.RunAsync(bench.Sender(new OutboundAddressRule([])));

        var made = Assert.Single((await bench.ReadAsync(id, delivery)).Tries);
        Assert.Null(made.Status);
        Assert.Contains("no address that may be connected to", made.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_points_inside_when_it_is_connected_to_is_refused_whatever_it_said_before()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var port = new Uri(receiver.Url).Port;
        var (id, _) = await bench.EndpointAsync($"http://rebound.example:{port}/hook");
        var delivery = await bench.TestMessageAsync(id);

        await SenderBench.RunAsync(bench.Sender(new OutboundAddressRule([]), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));

        Assert.Empty(receiver.Messages);
        Assert.Contains("no address that may be connected to", Assert.Single((await bench.ReadAsync(id, delivery)).Tries).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_disabled_with_its_reason_and_what_waits_is_kept()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = StatusCodes.Status410Gone);
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        await bench.TestMessageAsync(id);

        await SenderBench.RunAsync(bench.Sender());

        var row = (await bench.Store.ReadAsync(id, Cancelled))!;
        Assert.Contains("410", row.DisabledReason, StringComparison.Ordinal);
        Assert.Equal(1, row.Waiting);
        bench.Time.Advance(TimeSpan.FromDays(1));
        await SenderBench.RunAsync(bench.Sender());
        Assert.Single(receiver.Messages);
    }

    [Fact]
    public async Task An_endpoint_that_fails_gets_one_message_at_a_time_and_is_disabled_after_five_days()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = StatusCodes.Status500InternalServerError);
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        await bench.TestMessageAsync(id);
        var sender = bench.Sender();
        await SenderBench.RunAsync(sender);
        Assert.Equal(bench.Now, (await bench.Store.ReadAsync(id, Cancelled))!.FailingSince);

        await bench.TestMessageAsync(id);
        await bench.TestMessageAsync(id);
        Assert.Single(await bench.Queue.LeaseAsync(id, bench.Now, bench.Now + Duration.FromMinutes(1), 8, Cancelled));

        bench.Time.Advance(TimeSpan.FromDays(5));
        await SenderBench.RunAsync(sender);
        Assert.Contains("has accepted nothing since 2026-03-02", (await bench.Store.ReadAsync(id, Cancelled))!.DisabledReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_left_after_its_time()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            var given = new TaskCompletionSource();
            context.RequestAborted.Register(given.SetResult);
            return given.Task;
        };
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        var delivery = await bench.TestMessageAsync(id);
        var sender = bench.Sender();

        await sender.BeatAsync(Cancelled);
        await receiver.ArrivalAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(15));
        await sender.IdleAsync();

        Assert.Equal("No answer within 15 s.", Assert.Single((await bench.ReadAsync(id, delivery)).Tries).Fault);
    }

    [Fact]
    public async Task What_a_killed_process_had_taken_is_delivered_by_another_when_the_lease_ends()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        var delivery = await bench.TestMessageAsync(id);
        var dead = Assert.Single(await bench.Queue.LeaseAsync(id, bench.Now, bench.Now + Duration.FromSeconds(45), 8, Cancelled));
        var other = bench.Sender();

        await SenderBench.RunAsync(other);
        Assert.Empty(receiver.Messages);
        bench.Time.Advance(TimeSpan.FromSeconds(45));
        await SenderBench.RunAsync(other);
        Assert.Equal($"msg_{dead.MessageId:N}", Assert.Single(receiver.Messages).Id);

        // It wasn't dead after all, and its word comes too late.
        await bench.Queue.EndAsync(dead, new Domain.Webhooks.EndpointAnswer(500), new Domain.Webhooks.DeliveryStep.GivenUp(), bench.Now, Duration.Zero, null, Cancelled);
        Assert.Equal(DeliveryState.Delivered, (await bench.ReadAsync(id, delivery)).State);
    }

    [Fact]
    public async Task Senders_share_the_work_and_each_message_is_delivered_once()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        for (var number = 0; number < 40; number++)
        {
            await bench.TestMessageAsync(id);
        }

        await SenderBench.RunAsync(bench.Sender(), bench.Sender(), bench.Sender());

        Assert.Equal(40, receiver.Messages.Count);
        Assert.Equal(40, receiver.Messages.Select(message => message.Id).Distinct().Count());
        Assert.Equal(0, (await bench.Store.ReadAsync(id, Cancelled))!.Waiting);
    }

    [Fact]
    public async Task A_replay_begins_the_schedule_anew_under_the_same_id()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        var delivery = await bench.TestMessageAsync(id);
        var sender = bench.Sender();
        await SenderBench.RunAsync(sender);

        Assert.True(await bench.Log.ReplayAsync(id, delivery, Cancelled));
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = 500);
        await SenderBench.RunAsync(sender);

        Assert.Single(receiver.Messages.Select(message => message.Id).Distinct());
        var row = await bench.ReadAsync(id, delivery);
        Assert.Equal((DeliveryState.Waiting, bench.Now + Duration.FromSeconds(5)), (row.State, row.NextAt));
        Assert.Equal([204, 500], row.Tries.Select(made => made.Status));
    }

    [Fact]
    public async Task A_backlog_beyond_its_bound_disables_the_endpoint_and_old_messages_leave_the_log()
    {
        await using var bench = await SenderBench.CreateAsync(cluster);
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await bench.EndpointAsync(receiver.Url);
        var delivered = await bench.TestMessageAsync(id);
        await SenderBench.RunAsync(bench.Sender());
        await bench.TestMessageAsync(id);
        await bench.TestMessageAsync(id);

        await bench.Queue.TidyAsync(mostWaiting: 2, bench.Now, bench.Now, Cancelled);
        Assert.Null((await bench.Store.ReadAsync(id, Cancelled))!.DisabledReason);
        await bench.Queue.TidyAsync(mostWaiting: 1, bench.Now, bench.Now + Duration.FromDays(1), Cancelled);
        Assert.Contains("More than 1 messages wait", (await bench.Store.ReadAsync(id, Cancelled))!.DisabledReason, StringComparison.Ordinal);
        Assert.Null(await bench.Log.ReadAsync(id, delivered, Cancelled));
    }
}
