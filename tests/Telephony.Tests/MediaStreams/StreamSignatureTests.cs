using Campaigns.Telephony.MediaStreams;

namespace Campaigns.Telephony.Tests.MediaStreams;

public sealed class StreamSignatureTests
{
    // RFC 2202 §3, test case 2: HMAC-SHA1 with the key "Jefe" over these words is effcdf6a…7c79, here in Base64.
    [Fact]
    public void It_is_the_base_64_of_hmac_sha_1() =>
        Assert.Equal("7/zfauXrL6LSdBbV8YTfnCWafHk=", StreamSignature.Of("what do ya want for nothing?", "Jefe"));
}
