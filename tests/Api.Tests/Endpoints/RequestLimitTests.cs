using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Campaigns.Api.Hosting;
using Microsoft.AspNetCore.Http.Metadata;

namespace Campaigns.Api.Tests.Endpoints;

/// <summary>How much a request may carry, and how many files are read in at once.</summary>
public sealed class RequestLimitTests(SharedApi api)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_refuses_a_body_that_is_too_large_before_it_is_sent()
    {
        List<string> failures = [];
        var sized = 0;
        foreach (var route in await ApiRoute.AllAsync(api.Host))
        {
            var limit = route.Endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : ApiRegistration.MaxRequestBytes;
            if (limit is null || route.Method is not ("POST" or "PUT"))
            {
                continue;
            }

            // Who takes no body never looks at one, unless the request is to be carried out once: then all of it is what is asked.
            var readsBody = route.Accepts is not null;
            foreach (var once in route.Method == "POST" ? (bool[])[false, true] : [false])
            {
                using var response = await AnnounceAsync(route, limit.Value + 1, once);
                var refused = response.StatusCode is HttpStatusCode.RequestEntityTooLarge;
                if (refused)
                {
                    sized++;
                    (await response.ReadAsync(HttpStatusCode.RequestEntityTooLarge)).AssertProblem("/problems/too-large");
                }

                // A few routes take no Idempotency-Key at all, and say so first.
                if ((readsBody && !once && !refused) || (int)response.StatusCode >= 500)
                {
                    failures.Add($"{route.Method} {route.Path}{(once ? " once" : "")}: {(int)response.StatusCode}");
                }
            }
        }

        Assert.Empty(failures);
        Assert.True(sized > 20, $"{sized} refusals.");
    }

    [Fact]
    public async Task Only_lists_of_numbers_have_no_limit() =>
        Assert.Equal(
            ["/api/v1/campaigns/{campaignId:guid}/contacts/import", "/api/v1/do-not-call/import"],
            (await ApiRoute.AllAsync(api.Host)).Where(route => route.Endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: null })
                .Select(route => route.Endpoint.RoutePattern.RawText!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_process_reads_in_so_many_files_at_once_and_tells_the_next_one_to_come_again()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), Cancelled, settings: [new("Campaigns:Api:MaxConcurrentImports", "1")]);
        var campaign = await host.Http.CreateCampaignAsync();
        using var content = new HeldUpload("phone\n+12024561000\n");
        var first = host.Http.PostAsync($"/api/v1/campaigns/{campaign}/contacts/import", content, Cancelled);
        await content.Begun.WaitAsync(Cancelled);
        while ((await host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/imports"))["items"]!.AsArray().Count == 0)
        {
            // The first one has been sent and is not read yet.
        }

        foreach (var path in (string[])[$"/api/v1/campaigns/{campaign}/contacts/import", "/api/v1/do-not-call/import"])
        {
            using var list = new StringContent("phone\n+12024561001\n", Encoding.UTF8, "text/csv");
            using var second = await host.Http.PostAsync(path, list, Cancelled);
            (await second.ReadAsync(HttpStatusCode.ServiceUnavailable)).AssertProblem("/problems/busy");
            Assert.Equal(TimeSpan.FromSeconds(5), second.Headers.RetryAfter!.Delta);
        }

        content.Finish();
        Assert.Equal(1, (await (await first).ReadAsync(HttpStatusCode.OK))["imported"]!.GetValue<int>());
        Assert.Equal(1, (await host.Http.ImportAsync(campaign, "phone\n+12024561001\n", HttpStatusCode.OK))["imported"]!.GetValue<int>());
    }

    /// <summary>Says how large the body is going to be, and waits for leave to send it.</summary>
    private async Task<HttpResponseMessage> AnnounceAsync(ApiRoute route, long bytes, bool once)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Path) { Content = new UnsentBody(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(route.Accepts ?? "application/json");
        request.Headers.ExpectContinue = true;
        if (once)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        }

        return await api.Host.Http.SendAsync(request, Cancelled);
    }

    /// <summary>A body that is not there: to ask for it is a fault.</summary>
    private sealed class UnsentBody(long bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("The server wanted all of it.");

        protected override bool TryComputeLength(out long length)
        {
            length = bytes;
            return true;
        }
    }

    /// <summary>Sends a file but for its end, until it is told to finish.</summary>
    private sealed class HeldUpload : HttpContent
    {
        private readonly string _file;
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldUpload(string file)
        {
            _file = file;
            Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }

        public Task Begun => _begun.Task;

        public void Finish() => _finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_file));
            await stream.FlushAsync();
            _begun.SetResult();
            await _finish.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
