using System.Reflection;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Secrets;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Secrets;

public sealed class SecretAttributeTests
{
    private const string Word = "s3cret-word";

    [Fact]
    public void Every_text_that_is_named_like_a_secret_is_marked_as_one()
    {
        var named = typeof(SecretAttribute).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(string) && IsNamedLikeASecret(property.Name))
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, property => Assert.True(
            property.GetCustomAttribute<SecretAttribute>() is not null, $"{property.DeclaringType}.{property.Name} is named like a secret and isn't marked with [Secret]."));
    }

    [Fact]
    public void Nothing_that_holds_a_secret_prints_it()
    {
        var trunk = new TrunkSettings { Name = "Carrier", Host = "sip.example.org", Username = "us", Password = Word, CallerNumbers = ["+12025550000"] };
        var sip = new SipAgent { Uri = "sip:agent@example.org", Username = "us", Password = Word };
        var stream = new MediaStreamAgent { Url = "wss://agent.example.org", AuthToken = Word };
        var assistant = new AssistantSettings { Name = "Ann", Sip = sip, MediaStream = stream };

        Assert.All(new object[] { trunk, sip, stream, assistant }, holder => Assert.DoesNotContain(Word, holder.ToString(), StringComparison.Ordinal));
    }

    private static bool IsNamedLikeASecret(string name) =>
        name.Contains("Password", StringComparison.Ordinal) || name.EndsWith("Token", StringComparison.Ordinal) || name.EndsWith("Secret", StringComparison.Ordinal);
}
