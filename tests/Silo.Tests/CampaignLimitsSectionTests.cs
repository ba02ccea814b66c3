using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Campaigns.Silo.Tests;

public sealed class CampaignLimitsSectionTests
{
    [Fact]
    public void What_is_not_given_keeps_the_products_default() => Assert.Equal(CampaignLimits.Default, CampaignLimitsSection.Read(SectionOf()));

    [Fact]
    public void A_load_run_may_go_below_the_least_retry_delay() =>
        Assert.Equal(Duration.FromSeconds(1), CampaignLimitsSection.Read(SectionOf(("MinRetryDelay", "00:00:01"))).MinRetryDelay);

    [Theory]
    [InlineData("soon")]
    [InlineData("-00:00:01")]
    [InlineData("00:00:00")]
    public void A_value_that_is_no_duration_is_named_by_its_key(string text)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => CampaignLimitsSection.Read(SectionOf(("MinRingTimeout", text))));

        Assert.Contains("Campaigns:Limits:MinRingTimeout", fault.Message, StringComparison.Ordinal);
        Assert.Contains(text, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_database_is_one_clear_error()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => CampaignCluster.DatabaseOf(SectionOf()));

        Assert.Contains("Campaigns__Database", fault.Message, StringComparison.Ordinal);
    }

    private static IConfiguration SectionOf(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
}
