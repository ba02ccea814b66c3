using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Tests.Campaigns;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.Trunks;

public sealed class CallerNumberRulesTests
{
    private static readonly TrunkSettings Trunk = new() { Name = "T", Host = "127.0.0.1", CallerNumbers = ["+12025550100", "+12025550101"] };

    [Fact]
    public void Every_fault_of_a_trunks_rules_is_named()
    {
        var faults = TrunkSettingsRules.Validate(Trunk with
        {
            CallerNumberRules =
            [
                new CallerNumberRule { Number = "+12025550100", Weight = 0 },
                new CallerNumberRule { Number = "+12025550100", MaxCallsPerDay = 0 },
                new CallerNumberRule { Number = "+12025559999", Weight = 21 },
            ],
            CallerNumberZone = "America/Nowhere",
            CallerCooldown = new CallerCooldown { After = 1, Rest = Duration.FromDays(8) },
        });
        Assert.Equal(
            [
                "callerNumberRules[0].weight", "callerNumberRules[1].number", "callerNumberRules[1].maxCallsPerDay", "callerNumberRules[2].number",
                "callerNumberRules[2].weight", "callerNumberZone", "callerCooldown.after", "callerCooldown.rest",
            ],
            faults.Select(fault => fault.Path));

        Assert.Empty(TrunkSettingsRules.Validate(Trunk with
        {
            CallerNumberRules = [new CallerNumberRule { Number = "+12025550101", Weight = 20, MaxCallsPerDay = 1 }],
            CallerNumberZone = "America/Chicago",
            CallerCooldown = new CallerCooldown { After = 2, Rest = Duration.FromDays(7) },
        }));
    }

    [Fact]
    public void A_campaign_names_each_number_once_with_a_weight_from_1_to_20()
    {
        CampaignCallerNumber[] chosen = [new("+12025550100", 21), new("+12025550101"), new("+12025550100", 0)];
        var faults = CampaignSettingsRules.Validate(Settings.Valid with { CallerNumbers = chosen }, CampaignLimits.Default, DateTimeZoneProviders.Tzdb);
        Assert.Equal(["callerNumbers[0].weight", "callerNumbers[2].number", "callerNumbers[2].weight"], faults.Select(fault => fault.Path));
    }
}
