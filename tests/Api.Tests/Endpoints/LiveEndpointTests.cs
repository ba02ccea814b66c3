using System.Net;
using Campaigns.Api.Tests.Cluster;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class LiveEndpointTests(SharedApi api)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Streams_a_snapshot_events_and_the_end()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var id = await host.ClaimAsync(Guid.NewGuid());
        host.Progress.Snapshots[id] = SampleProgress.At(1);
        using var response = await OpenAsync(host, id);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var first = await ReadEventAsync(events);
        Assert.Equal(["event: progress", "id: 1"], first[..2]);
        Assert.Contains("\"inCall\":3", first[2], StringComparison.Ordinal);

        host.Progress.Publish(id, SampleProgress.At(2, CampaignStatus.Completed));
        Assert.Equal("id: 2", (await ReadEventAsync(events))[1]);
        Assert.Equal(["event: end", "data: {}"], await ReadEventAsync(events));
        Assert.Null(await events.ReadLineAsync(TestContext.Current.CancellationToken));
        await host.Progress.Unsubscribed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_viewer_that_leaves_ends_the_subscription()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var id = await host.ClaimAsync(Guid.NewGuid());
        host.Progress.Snapshots[id] = SampleProgress.At(1);
        using (var response = await OpenAsync(host, id))
        {
            using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            await ReadEventAsync(events);
            Assert.Equal(1, host.Progress.Subscriptions);
        }

        await host.Progress.Unsubscribed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_comes_back_after_the_end_is_told_to_stay_away()
    {
        var id = await api.Host.ClaimAsync(Guid.NewGuid());
        api.Host.Progress.Snapshots[id] = SampleProgress.At(9, CampaignStatus.Completed);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/campaigns/{id}/events");
        request.Headers.Add("Last-Event-ID", "9");
        using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Streams_end_when_the_process_stops()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var id = await host.ClaimAsync(Guid.NewGuid());
        host.Progress.Snapshots[id] = SampleProgress.At(1);
        using var response = await OpenAsync(host, id);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await ReadEventAsync(events);

        var stopping = host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Null(await events.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken));
        await stopping.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> OpenAsync(ApiHost host, Guid id)
    {
        var response = await host.Http.GetAsync($"/api/v1/campaigns/{id}/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static async Task<string[]> ReadEventAsync(StreamReader events)
    {
        List<string> lines = [];
        while (await events.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken) is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }
}
