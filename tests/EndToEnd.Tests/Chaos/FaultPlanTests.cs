using Campaigns.Chaos;
using Campaigns.Chaos.Faults;

namespace Campaigns.EndToEnd.Tests.Chaos;

public sealed class FaultPlanTests
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    public static TheoryData<long> Seeds => [.. Enumerable.Range(1, 50).Select(seed => (long)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_seed_plans_the_same(long seed) => Assert.Equal(FaultPlan.Of(Options(seed)), FaultPlan.Of(Options(seed)));

    [Fact]
    public void Another_seed_plans_something_else() => Assert.NotEqual(FaultPlan.Of(Options(1)), FaultPlan.Of(Options(2)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_kind_happens_in_five_minutes(long seed) =>
        Assert.Equal(Kinds, FaultPlan.Of(Options(seed)).Select(fault => fault.Kind).Distinct().Order());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_victim_has_one_fault_at_a_time_and_one_silo_is_healthy(long seed)
    {
        var plan = FaultPlan.Of(Options(seed));

        foreach (var fault in plan)
        {
            var alongside = plan.Where(other => other != fault && other.At <= fault.At && fault.At < other.At + other.Lasts).ToList();
            Assert.DoesNotContain(alongside, other => FaultTraits.VictimOf(other.Kind) == FaultTraits.VictimOf(fault.Kind) && other.Silo == fault.Silo);
            Assert.InRange(alongside.Count(other => other.Silo is not null), 0, 2);
        }
    }

    private static ChaosOptions Options(long seed) => new()
    {
        Seed = seed,
        During = TimeSpan.FromMinutes(5),
        Silos = 3,
        Contacts = 1,
        Concurrency = 1,
        CallsPerSecond = 1,
        Kinds = Kinds,
        Gap = TimeSpan.FromSeconds(6),
        Patience = TimeSpan.Zero,
        Programs = "",
        Configuration = "",
        Work = "",
    };
}
