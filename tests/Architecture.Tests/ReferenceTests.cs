using System.Xml.Linq;

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
        ["Telephony.SipSorcery"] = ["Domain", "Sip", "Telephony"],
        ["Webhooks"] = ["Domain", "Persistence"],
        ["Grains"] = ["Domain", "Grains.Interfaces"],
        ["Silo"] = ["Domain", "Grains", "Grains.Interfaces", "Numbering", "Persistence", "Sip", "Telephony", "Telephony.SipSorcery", "Webhooks"],
        ["Dashboard"] = [],
        ["Api"] = ["Audio", "Dashboard", "Domain", "Grains.Interfaces", "Numbering", "Persistence", "Silo"],

        // They judge the engine from outside, so they share no code with it.
        ["CarrierSimulator"] = [],
        ["LoadTester"] = [],

        // It is a program like any user's: it knows the HTTP API and nothing else.
        ["Cli"] = [],
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
    [InlineData("Telephony.SipSorcery")]
    [InlineData("Numbering")]
    [InlineData("Persistence")]
    [InlineData("Dashboard")]
    [InlineData("Webhooks")]
    [InlineData("CarrierSimulator")]
    [InlineData("LoadTester")]
    [InlineData("Cli")]
    public void Knows_no_Orleans(string name) => Assert.DoesNotContain(Of(name).Packages, package => package.Contains("Orleans", StringComparison.Ordinal));

    [Fact]
    public void Only_persistence_talks_to_PostgreSQL() =>
        Assert.Equal(["Persistence"], Project.Sources.Where(project => project.Packages.Any(IsPostgres)).Select(project => project.Name));

    /// <summary>Not every package source has it: one project may be built with or without it, and no other knows it.</summary>
    [Fact]
    public void Only_its_own_project_knows_SIPSorcery_and_only_where_it_is_to_be_had()
    {
        Assert.Equal(["Telephony.SipSorcery"], Project.Sources.Where(project => project.Packages.Any(IsSipSorcery)).Select(project => project.Name));
        Assert.DoesNotContain(Project.Below("tests").Concat(Project.Below("bench")), project => project.Packages.Any(IsSipSorcery));
        var reference = XDocument.Parse(Repository.Text("src/Telephony.SipSorcery/Telephony.SipSorcery.csproj")).Descendants("PackageReference")
            .Single(package => IsSipSorcery(package.Attribute("Include")!.Value));
        Assert.Equal("'$(SipSorceryAvailable)' == 'true'", reference.Parent!.Attribute("Condition")?.Value);
    }

    [Fact]
    public void No_source_refers_to_a_test()
    {
        var tests = Project.Below("tests").Select(project => project.Name).ToHashSet();
        Assert.All(Project.Sources, project => Assert.DoesNotContain(project.Projects, tests.Contains));
    }

    private static bool IsPostgres(string package) =>
        package.StartsWith("Npgsql", StringComparison.Ordinal) || package.StartsWith("dbup", StringComparison.Ordinal);

    private static bool IsSipSorcery(string package) => package.StartsWith("SIPSorcery", StringComparison.OrdinalIgnoreCase);

    private static Project Of(string name) => Project.Sources.Single(project => project.Name == name);
}
