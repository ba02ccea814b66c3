using System.Text;
using Campaigns.Domain.Webhooks;
using NodaTime;

namespace Campaigns.Domain.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    /// <summary>A vector that is published with the standard's reference libraries: ours must sign as they do.</summary>
    [Fact]
    public void Signs_as_the_standards_own_libraries_do()
    {
        var secret = new WebhookSecret(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        var signature = secret.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.FromUnixTimeSeconds(1614265330), Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
        Assert.Equal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", secret.Text);
        Assert.DoesNotContain("MfKQ", secret.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23)]
    [InlineData(65)]
    public void Has_24_to_64_bytes(int length) => Assert.Throws<ArgumentException>(() => new WebhookSecret(new byte[length]));
}
