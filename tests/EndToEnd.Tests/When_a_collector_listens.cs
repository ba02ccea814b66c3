using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.EndToEnd.Tests.Telemetry;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>The program sends what it measures to an OpenTelemetry collector, over the wire, while SIPp is the carrier.</summary>
public sealed class When_a_collector_listens(PostgresCluster postgres)
{
    [Fact]
    public async Task An_attempt_arrives_as_one_trace_that_its_record_names_and_no_number_leaves()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var collector = new OtlpCollector();
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation, settings: collector.Settings);
        await using var carrier = await SippCarrier.StartAsync("talks", cancellation);
        var run = await CampaignRun.CreateAsync(installation.Client, carrier, new RunPlan { Contacts = 1, MaxConcurrentCalls = 1 }, cancellation);

        await run.LaunchAsync(cancellation);
        await run.UntilCompletedAsync(TimeSpan.FromMinutes(2), cancellation);

        var record = Assert.Single(await run.AttemptsAsync(cancellation));
        var spans = await collector.TraceAsync((string)record["traceId"]!, cancellation);
        var attempt = Assert.Single(spans, span => span.ParentId.Length == 0);
        Assert.Equal("attempt", attempt.Name);
        Assert.Equal(["grant", "intent", "invite", "outcome", "permit", "talk"], spans.Where(span => span != attempt).Select(span => span.Name).Order());
        Assert.All(spans.Where(span => span != attempt), span => Assert.Equal(attempt.Id, span.ParentId));

        // The call as the record has it, to the millisecond, and one after the other.
        var (invite, talk) = (spans.Single(span => span.Name == "invite"), spans.Single(span => span.Name == "talk"));
        Assert.Equal((Milliseconds(record["inviteAt"]), Milliseconds(record["answeredAt"])), (invite.StartedAt / 1_000_000, invite.EndedAt / 1_000_000));
        Assert.Equal((Milliseconds(record["answeredAt"]), Milliseconds(record["endedAt"])), (talk.StartedAt / 1_000_000, talk.EndedAt / 1_000_000));
        Assert.True(spans.Single(span => span.Name == "intent").EndedAt <= spans.Single(span => span.Name == "outcome").StartedAt);

        await collector.MetricsAsync(
            [
                "campaigns.attempts.started", "campaigns.attempts.ended", "campaigns.calls", "campaigns.attempt.intent_to_invite", "campaigns.attempt.invite_to_answer", "campaigns.trunk.slots.used",
                "campaigns.contacts.waiting", "campaigns.group_commit.rows", "orleans-catalog-activations", "db.client.operation.duration", "dotnet.process.cpu.time",
            ],
            cancellation);
        foreach (var number in new[] { (string)record["phoneNumber"]!, (string)record["callerNumber"]! })
        {
            Assert.DoesNotContain(number.TrimStart('+'), collector.Received, StringComparison.Ordinal);
        }
    }

    private static ulong Milliseconds(JsonNode? instant) =>
        (ulong)DateTimeOffset.Parse((string)instant!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
