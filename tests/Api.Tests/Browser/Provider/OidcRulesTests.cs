using Campaigns.Api.Browser.Provider;
using Campaigns.Domain.Access;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Api.Tests.Browser.Provider;

public sealed class OidcRulesTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Authority"] = "https://login.example.org",
        ["ClientId"] = "campaigns",
        ["Roles:0:Role"] = "callers",
        ["Roles:0:Scopes:0"] = "run",
    };

    [Theory]
    [InlineData("Authority", "https://login.example.org/realms/main")]
    [InlineData("Authority", "http://127.0.0.1:8080")]
    [InlineData("Authority", "http://localhost:8080")]
    [InlineData("ClientSecret", "s")]
    [InlineData("Roles:0:Team", "01970000-0000-7000-8000-000000000000")]
    [InlineData("Roles:0:Scopes:1", "write")]
    [InlineData("SessionLifetime", "00:05:00")]
    [InlineData("SessionLifetime", "1.00:00:00")]
    [InlineData("RequestedScopes:0", "openid")]
    public void Is_taken(string key, string value) => Assert.Empty(FaultsWith(key, value));

    [Theory]
    [InlineData("Authority", null, "Campaigns:Oidc:Authority ")]
    [InlineData("Authority", "login.example.org", "Campaigns:Oidc:Authority ")]
    [InlineData("Authority", "http://login.example.org", "Campaigns:Oidc:Authority ")]
    [InlineData("Authority", "ftp://127.0.0.1", "Campaigns:Oidc:Authority ")]
    [InlineData("ClientId", " ", "Campaigns:Oidc:ClientId ")]
    [InlineData("ClientSecretFile", "/nowhere/secret", "Campaigns:Oidc:ClientSecretFile names /nowhere/secret")]
    [InlineData("Name", " ", "Campaigns:Oidc:Name ")]
    [InlineData("RoleClaim", " ", "Campaigns:Oidc:RoleClaim ")]
    [InlineData("RequestedScopes:0", "profile", "Campaigns:Oidc:RequestedScopes ")]
    [InlineData("SessionLifetime", "00:04:59", "Campaigns:Oidc:SessionLifetime ")]
    [InlineData("SessionLifetime", "1.00:00:01", "Campaigns:Oidc:SessionLifetime ")]
    [InlineData("Roles:0:Role", "", "Campaigns:Oidc:Roles:0:Role ")]
    [InlineData("Roles:0:Team", "sales", "Campaigns:Oidc:Roles:0:Team ")]
    [InlineData("Roles:0:Scopes:0", "everything", "Campaigns:Oidc:Roles:0:Scopes ")]
    [InlineData("Roles:1:Role", "without scopes", "Campaigns:Oidc:Roles:1:Scopes ")]
    public void Is_refused_by_its_key(string key, string? value, string fault) => Assert.StartsWith(fault, Assert.Single(FaultsWith(key, value)), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var faults = Faults(new Dictionary<string, string?> { ["ClientSecret"] = "s", ["ClientSecretFile"] = "/nowhere/secret", ["SessionLifetime"] = "00:00:00" });

        Assert.Equal(
            ["Authority", "ClientId", "ClientSecret", "SessionLifetime", "Roles:0"],
            faults.Select(fault => fault.Split(' ')[0]["Campaigns:Oidc:".Length..]));
    }

    [Fact]
    public void The_secret_may_be_in_a_file_and_is_never_printed()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "hush\n");

        var options = Read(new Dictionary<string, string?>(Good) { ["ClientSecretFile"] = file });

        Assert.Equal("hush", OidcRules.SecretOf(options));
        Assert.Equal("hush", OidcRules.SecretOf(Read(new Dictionary<string, string?>(Good) { ["ClientSecret"] = "hush" })));
        Assert.Null(OidcRules.SecretOf(Read(Good)));
        Assert.DoesNotContain("hush", Read(new Dictionary<string, string?>(Good) { ["ClientSecret"] = "hush" }).ToString(), StringComparison.Ordinal);
        File.WriteAllText(file, " \n");
        Assert.Contains("is empty", Assert.Single(FaultsWith("ClientSecretFile", file)), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Roles_without_a_team_lead_to_the_first_one()
    {
        var mapping = OidcRules.MappingOf(Read(Good));

        Assert.Equal([(TeamId.First, Scopes.Run)], mapping.Of(["callers"]));
    }

    private static IEnumerable<string> FaultsWith(string key, string? value) => Faults(new Dictionary<string, string?>(Good) { [key] = value });

    private static IEnumerable<string> Faults(Dictionary<string, string?> settings) => new OidcRules().Validate(null, Read(settings)).Failures ?? [];

    private static OidcOptions Read(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build().Get<OidcOptions>()!;
}
