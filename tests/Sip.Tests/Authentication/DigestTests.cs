using System.Text;
using Campaigns.Sip.Authentication;

namespace Campaigns.Sip.Tests.Authentication;

public sealed class DigestTests
{
    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_examples_of_RFC_7616_come_out(string algorithm, string expected)
    {
        var challenge = DigestChallenge.Parse(
            Encoding.ASCII.GetBytes(
                $"Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm={algorithm}, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""),
            fromProxy: false);

        var response = DigestResponse.Compute(
            challenge!, new DigestCredentials("Mufasa", "Circle of Life"), "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1);

        Assert.Equal(expected, response);
    }

    [Theory]
    [InlineData("qop=\"auth,auth-int\", ", "Circle Of Life", "6629fae49393a05397450978507c4ef1")]
    [InlineData("", "CircleOfLife", "1949323746fe6a43ef61f9606e7febea")]
    public void The_examples_of_RFC_2617_and_2069_come_out(string qop, string password, string expected)
    {
        var challenge = DigestChallenge.Parse(
            Encoding.ASCII.GetBytes($"Digest realm=\"testrealm@host.com\", {qop}nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\""), fromProxy: false);

        var response = DigestResponse.Compute(
            challenge!, new DigestCredentials("Mufasa", password), "GET", "/dir/index.html", "0a4f113b", 1);

        Assert.Equal(expected, response);
    }

    [Theory]
    [InlineData("Basic realm=\"x\"")]
    [InlineData("Digest realm=\"x\"")]
    [InlineData("Digest nonce=\"x\"")]
    [InlineData("Digest realm=\"x\", nonce=\"y\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"x\", nonce=\"y\", algorithm=MD5-sess")]
    [InlineData("Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\"")]
    [InlineData("Digest realm=\"x\", nonce")]
    [InlineData("Digest")]
    public void A_challenge_that_can_not_be_answered_is_none(string challenge) =>
        Assert.Null(DigestChallenge.Parse(Encoding.ASCII.GetBytes(challenge), fromProxy: false));

    [Fact]
    public void Credentials_do_not_show_their_password() =>
        Assert.DoesNotContain("hunter2", new DigestCredentials("trunk", "hunter2").ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_header_line_carries_all_that_the_server_needs()
    {
        var authenticator = new DigestAuthenticator();
        var credentials = new DigestCredentials("tr\"unk", "secret");
        var history = default(ChallengeHistory);
        var response = Responses.Parse(
            "SIP/2.0 407 Proxy Authentication Required", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", opaque=\"o\", qop=\"auth\"");

        Assert.Null(authenticator.Authorize(credentials, "INVITE", "sip:a@b"));
        Assert.True(authenticator.TryLearn(response, credentials, ref history));
        var line = authenticator.Authorize(credentials, "INVITE", "sip:a@b");

        Assert.StartsWith("Proxy-Authorization: Digest username=\"tr\\\"unk\", realm=\"r\", nonce=\"n\", uri=\"sip:a@b\"", line, StringComparison.Ordinal);
        Assert.Contains("qop=auth, nc=00000001, cnonce=", line, StringComparison.Ordinal);
        Assert.EndsWith("opaque=\"o\"\r\n", line, StringComparison.Ordinal);
        Assert.Contains("nc=00000002", authenticator.Authorize(credentials, "INVITE", "sip:a@b"), StringComparison.Ordinal);
        Assert.Null(authenticator.Authorize(new DigestCredentials("other", "x"), "INVITE", "sip:a@b"));
    }

    [Fact]
    public void The_same_realm_is_answered_once_and_once_more_when_stale()
    {
        var authenticator = new DigestAuthenticator();
        var credentials = new DigestCredentials("trunk", "secret");
        var history = default(ChallengeHistory);
        var fresh = Responses.Parse("SIP/2.0 401 Unauthorized", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"");
        var stale = Responses.Parse("SIP/2.0 401 Unauthorized", "WWW-Authenticate: Digest realm=\"r\", nonce=\"m\", stale=TRUE");

        Assert.True(authenticator.TryLearn(fresh, credentials, ref history));
        Assert.True(authenticator.TryLearn(stale, credentials, ref history));
        Assert.False(authenticator.TryLearn(stale, credentials, ref history));
        Assert.False(authenticator.TryLearn(fresh, credentials, ref history));
    }

    [Fact]
    public void The_strongest_algorithm_on_offer_is_chosen()
    {
        var response = Responses.Parse(
            "SIP/2.0 401 Unauthorized",
            "WWW-Authenticate: Digest realm=\"r\", nonce=\"a\", algorithm=MD5",
            "WWW-Authenticate: Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256",
            "WWW-Authenticate: Digest realm=\"r\", nonce=\"c\", algorithm=FUTURE-1024");

        Assert.Equal(DigestAlgorithm.Sha256, DigestChallenge.Strongest(response)?.Algorithm);
    }
}
