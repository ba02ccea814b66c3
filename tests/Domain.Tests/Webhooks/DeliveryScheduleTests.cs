using Campaigns.Domain.Webhooks;
using NodaTime;

namespace Campaigns.Domain.Tests.Webhooks;

public sealed class DeliveryScheduleTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    /// <summary>The table of Standard Webhooks 1.0, "Deliverability and reliability".</summary>
    [Theory]
    [InlineData(1, "0:00:00:05")]
    [InlineData(2, "0:00:05:00")]
    [InlineData(3, "0:00:30:00")]
    [InlineData(4, "0:02:00:00")]
    [InlineData(5, "0:05:00:00")]
    [InlineData(6, "0:10:00:00")]
    [InlineData(7, "0:14:00:00")]
    [InlineData(8, "0:20:00:00")]
    [InlineData(9, "1:00:00:00")]
    public void Tries_again_by_the_published_schedule(int tries, string delay)
    {
        var expected = NodaTime.Text.DurationPattern.Roundtrip.Parse(delay).Value;

        Assert.Equal(new DeliveryStep.TryAt(Now + expected), DeliverySchedule.Next(new EndpointAnswer(500), tries, Now, luck: 0));
        Assert.Equal(new DeliveryStep.TryAt(Now + (expected * 1.05)), DeliverySchedule.Next(new EndpointAnswer(500), tries, Now, luck: 0.5));
    }

    [Fact]
    public void Gives_up_after_the_last_try() => Assert.Equal(new DeliveryStep.GivenUp(), DeliverySchedule.Next(new EndpointAnswer(500), 10, Now, luck: 0));

    [Theory]
    [InlineData(200, true)]
    [InlineData(204, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    [InlineData(400, false)]
    [InlineData(410, false)]
    [InlineData(503, false)]
    [InlineData(null, false)]
    public void Only_2xx_is_a_success(int? status, bool delivered) =>
        Assert.Equal(delivered, DeliverySchedule.Next(new EndpointAnswer(status), 1, Now, luck: 0) is DeliveryStep.Delivered);

    [Theory]
    [InlineData(60, 60)]
    [InlineData(1, 5)]
    [InlineData(-5, 5)]
    [InlineData(1_000_000, 24 * 3600)]
    public void Retry_After_delays_but_never_hastens_and_never_for_longer_than_a_day(int asked, int expected) => Assert.Equal(
        new DeliveryStep.TryAt(Now + Duration.FromSeconds(expected)),
        DeliverySchedule.Next(new EndpointAnswer(503, RetryAfter: Duration.FromSeconds(asked)), 1, Now, luck: 0));

    [Fact]
    public void An_endpoint_is_disabled_when_it_is_gone_or_has_failed_for_five_days()
    {
        Assert.Contains("410", DeliverySchedule.Disabling(new EndpointAnswer(410), Now, Now), StringComparison.Ordinal);
        Assert.Null(DeliverySchedule.Disabling(new EndpointAnswer(500), Now - Duration.FromDays(5) + Duration.FromSeconds(1), Now));
        Assert.Contains("answered 500", DeliverySchedule.Disabling(new EndpointAnswer(500), Now - Duration.FromDays(5), Now), StringComparison.Ordinal);
        Assert.Contains("No answer", DeliverySchedule.Disabling(new EndpointAnswer(null, "No answer."), Now - Duration.FromDays(5), Now), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_keeps_its_name_and_its_bit()
    {
        var all = Enum.GetValues<WebhookEvent>();

        Assert.Equal(all, all.Select(known => WebhookEvents.Find(WebhookEvents.NameOf(known))!.Value));
        Assert.Equal(WebhookEvents.Subscribable, WebhookEvents.FromBits(WebhookEvents.ToBits(WebhookEvents.Subscribable)));
        Assert.Equal(63, WebhookEvents.ToBits(WebhookEvents.Subscribable));
    }
}
