namespace Campaigns.Architecture.Tests;

/// <summary>Who may know whom. A reference that is not listed here is a decision to be taken, not a line to be added.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Sip"] = [],
        ["Audio"] = [],
        ["Grains.Interfaces"] = ["Domain"],
        ["Numbering"] = ["Domain"],
        ["Persistence"] = ["Domain"],
        ["Telephony"] = ["Audio", "Domain", "Sip"],
        ["Grains"] = ["Domain", "Grains.Interfaces"],
        ["Silo"] = ["Domain", "Grains", "Grains.Interfaces", "Numbering", "Persistence", "Sip", "Telephony"],
        ["Api"] = ["Audio", "Domain", "Grains.Interfaces", "Numbering", "Persistence", "Silo"],

        // They judge the engine from outside, so they share no code with it.
        ["CarrierSimulator"] = [],
        ["LoadTester"] = [],
    };

    public static TheoryData<string> Projects => [.. Project.Sources.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_no_other_than_it_may(string name) => Assert.Equal(Allowed[name], Of(name).Projects);

    [Fact]
    public void Every_rule_has_its_project() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Project.Sources.Select(project => project.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_rules_of_dialling_know_time_zones_and_nothing_else() => Assert.Equal(["NodaTime"], Of("Domain").Packages);

    [Fact]
    public void The_user_agent_stands_alone() => Assert.Empty(Of("Sip").Packages);

    [Theory]
    [InlineData("Domain")]
    [InlineData("Sip")]
    [InlineData("Telephony")]
    [InlineData("Numbering")]
    [InlineData("Persistence")]
    [InlineData("CarrierSimulator")]
    [InlineData("LoadTester")]
    public void Knows_no_Orleans(string name) => Assert.DoesNotContain(Of(name).Packages, package => package.Contains("Orleans", StringComparison.Ordinal));

    [Fact]
    public void Only_persistence_talks_to_PostgreSQL() =>
        Assert.Equal(["Persistence"], Project.Sources.Where(project => project.Packages.Any(IsPostgres)).Select(project => project.Name));

    [Fact]
    public void No_source_refers_to_a_test()
    {
        var tests = Project.Below("tests").Select(project => project.Name).ToHashSet();
        Assert.All(Project.Sources, project => Assert.DoesNotContain(project.Projects, tests.Contains));
    }

    private static bool IsPostgres(string package) =>
        package.StartsWith("Npgsql", StringComparison.Ordinal) || package.StartsWith("dbup", StringComparison.Ordinal);

    private static Project Of(string name) => Project.Sources.Single(project => project.Name == name);
}
