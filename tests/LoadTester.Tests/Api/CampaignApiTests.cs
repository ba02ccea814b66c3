using System.Net;
using System.Net.Sockets;
using System.Text;
using Campaigns.LoadTester.Api;

namespace Campaigns.LoadTester.Tests.Api;

public sealed class CampaignApiTests
{
    [Fact]
    public async Task Lists_are_read_page_by_page_with_the_key_in_the_header()
    {
        await using var server = new FakeApi(path => path.Contains("cursor=", StringComparison.Ordinal)
            ? (200, """{"items":[{"id":2,"phoneNumber":"+12","state":"busy"}],"nextCursor":null}""")
            : (200, """{"items":[{"id":1,"phoneNumber":"+11","displayName":"Ada","state":"answered"}],"nextCursor":"a b"}"""));
        using var api = new CampaignApi(server.Url, "secret");

        var contacts = new List<ContactView>();
        await foreach (var contact in api.ContactsAsync("c1", TestContext.Current.CancellationToken))
        {
            contacts.Add(contact);
        }

        Assert.Equal([1, 2], contacts.Select(contact => contact.Id));
        Assert.Equal(["/api/v1/campaigns/c1/contacts?limit=500", "/api/v1/campaigns/c1/contacts?limit=500&cursor=a%20b"], server.Paths);
        Assert.All(server.Keys, key => Assert.Equal("secret", key));
    }

    [Fact]
    public async Task A_refusal_carries_the_problem_details()
    {
        await using var server = new FakeApi(_ => (422, """{"title":"no"}"""));
        using var api = new CampaignApi(server.Url, "secret");

        var refusal = await Assert.ThrowsAsync<ApiRefusedException>(() => api.CreateTrunkAsync(new { name = "t" }, TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refusal.Status);
        Assert.Contains("""{"title":"no"}""", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Answers every request from a function and remembers what was asked.</summary>
    private sealed class FakeApi : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public FakeApi(Func<string, (int Status, string Body)> answer)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            _listener.Prefixes.Add(Url.ToString());
            _listener.Start();
            _serving = ServeAsync(answer);
        }

        public Uri Url { get; }

        public List<string> Paths { get; } = [];

        public List<string?> Keys { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Abort();
            await _serving;
        }

        private async Task ServeAsync(Func<string, (int Status, string Body)> answer)
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    var path = context.Request.RawUrl!;
                    Paths.Add(path);
                    Keys.Add(context.Request.Headers["X-Api-Key"]);
                    var (status, body) = answer(path);
                    context.Response.StatusCode = status;
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
