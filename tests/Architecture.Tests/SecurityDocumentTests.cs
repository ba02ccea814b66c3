using System.Text.RegularExpressions;

namespace Campaigns.Architecture.Tests;

/// <summary>docs/security.md names a test for each claim: each of them must be there. And the claims that only the source shows.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_claim_names_a_test_that_is_there()
    {
        var tests = Repository.Files("tests", "*.cs").ToLookup(file => Path.GetFileNameWithoutExtension(file));
        var claims = Repository.Text("docs/security.md").Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split('|').Length == 5 && !line.StartsWith("| threat ", StringComparison.Ordinal))
            .Select(line => (Threat: line.Split('|')[1].Trim(), Tests: Test().Matches(line.Split('|')[3]).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).ToList()))
            .ToList();

        Assert.True(claims.Count > 30, $"Only {claims.Count} claims were found.");
        foreach (var (threat, named) in claims)
        {
            Assert.True(named.Count > 0, $"\"{threat}\" names no test.");
            Assert.All(named, test => Assert.True(
                tests[test.Class].Any(file => Repository.Text(file).Contains($" {test.Method}(", StringComparison.Ordinal)), $"There is no test {test.Class}.{test.Method} for \"{threat}\"."));
        }
    }

    /// <summary>Wherever a presented secret meets a stored one.</summary>
    [Theory]
    [InlineData("src/Persistence/Access/ApiKeys.cs")]
    [InlineData("src/Api/Assistants/AgentCallEndpoints.cs")]
    public void Secrets_are_compared_in_constant_time(string file) =>
        Assert.Contains("CryptographicOperations.FixedTimeEquals(", Repository.Text(file), StringComparison.Ordinal);

    [Fact]
    public void Known_holes_in_packages_fail_the_build()
    {
        var settings = Repository.Text("Directory.Build.props");
        Assert.Contains("<NuGetAudit>true</NuGetAudit>", settings, StringComparison.Ordinal);
        Assert.Contains("<NuGetAuditMode>all</NuGetAuditMode>", settings, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", settings, StringComparison.Ordinal);
        Assert.All(
            Repository.Files("", "*.csproj").Append("Directory.Build.props").Append("Directory.Packages.props"),
            file => Assert.DoesNotMatch("NU190[1-4]|NuGetAuditSuppress|NuGetAudit>false", Repository.Text(file)));
    }

    [GeneratedRegex(@"`(?<class>\w+)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
