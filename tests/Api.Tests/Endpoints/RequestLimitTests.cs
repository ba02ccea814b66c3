using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
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
        var refused = 0;
        foreach (var route in await ApiRoute.AllAsync(api.Host))
        {
            var limit = route.Endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : ApiRegistration.MaxRequestBytes;
            if (limit is null || route.Method is not ("POST" or "PUT"))
            {
                continue;
            }

            var answer = await AnnounceAsync(route, limit.Value + 1);
            if (answer.StartsWith("HTTP/1.1 413 ", StringComparison.Ordinal) && answer.Contains("\"type\":\"/problems/too-large\"", StringComparison.Ordinal))
            {
                refused++;
            }

            // Who takes no body never looks at one.
            else if (route.Accepts is not null || answer.StartsWith("HTTP/1.1 1", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal))
            {
                failures.Add($"{route.Method} {route.Path}: {answer[..Math.Min(answer.Length, 100)]}");
            }
        }

        Assert.Empty(failures);
        Assert.True(refused > 15, $"{refused} refusals.");
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

    /// <summary>Says how large the body is going to be, and waits for leave to send it: what the server answers is all that goes over the line.</summary>
    private async Task<string> AnnounceAsync(ApiRoute route, long bytes)
    {
        var (address, key) = (api.Host.Http.BaseAddress!, api.Host.Http.DefaultRequestHeaders.Authorization!);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancelled);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(FormattableString.Invariant(
                $"{route.Method} {route.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {key}\r\nContent-Type: {route.Accepts ?? "application/json"}\r\nContent-Length: {bytes}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n")),
            Cancelled);

        // The server closes after its answer; leave to send comes alone, and then nothing.
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = new StringBuilder(await reader.ReadLineAsync(Cancelled)).Append('\n');
        return answer.ToString().StartsWith("HTTP/1.1 1", StringComparison.Ordinal) ? answer.ToString() : answer.Append(await reader.ReadToEndAsync(Cancelled)).ToString();
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
