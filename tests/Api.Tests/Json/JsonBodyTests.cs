using System.Text;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Json;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Api.Tests.Json;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("nonsense", "")]
    [InlineData("{\"name\":", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("\"text\"", "")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "")]
    [InlineData("{\"nmae\":\"a\"}", "nmae")]
    [InlineData("{\"Name\":\"a\"}", "Name")]
    [InlineData("{\"name\":5}", "name")]
    [InlineData("{\"priority\":\"5\"}", "priority")]
    [InlineData("{\"priority\":1.5}", "priority")]
    [InlineData("{\"priority\":99999999999}", "priority")]
    [InlineData("{\"keepOpen\":\"yes\"}", "keepOpen")]
    [InlineData("{\"assistantId\":\"42\"}", "assistantId")]
    [InlineData("{\"retry\":[]}", "retry")]
    [InlineData("{\"retry\":{\"busy\":{\"every\":1}}}", "retry.busy.every")]
    [InlineData("{\"retry\":{\"busy\":{\"enabled\":1}}}", "retry.busy.enabled")]
    [InlineData("{\"callWindow\":{\"blackoutDates\":\"2026-12-25\"}}", "callWindow.blackoutDates")]
    [InlineData("{\"callWindow\":{\"blackoutDates\":[\"2026-12-25\",7]}}", "callWindow.blackoutDates[1]")]
    [InlineData("{\"callWindow\":{\"blackoutDates\":[{\"from\":\"2026-12-25\"}]}}", "callWindow.blackoutDates[0]")]
    [InlineData("{\"callWindow\":{\"days\":{\"monday\":[null]}}}", "callWindow.days.monday[0]")]
    [InlineData("{\"callWindow\":{\"days\":{\"mon\":[]}}}", "callWindow.days.mon")]
    [InlineData("{\"variables\":[]}", "variables")]
    [InlineData("{\"name\":\"a\\u0000b\"}", "name")]
    [InlineData("{\"variables\":{\"a\":{\"b\":\"\\u0000\"}}}", "variables")]
    [InlineData("{\"variables\":{\"a\":\"\\ud800\"}}", "variables")]
    [InlineData("{\"name\":\"\\ud800\"}", "name")]
    public async Task Names_what_can_not_be_read(string json, string path)
    {
        var body = await ReadAsync(json);

        Assert.True(body.Faults.Malformed);
        Assert.Contains(body.Faults.All, fault => fault.Path == path);
        Assert.Equal(StatusCodes.Status400BadRequest, body.Refusal()!.StatusCode);
    }

    [Fact]
    public async Task Names_every_fault_and_reads_the_rest()
    {
        var body = await ReadAsync("""{"name":"Spring","foo":1,"priority":"high","retry":{"bar":2,"maxAttempts":4},"keepOpen":0}""");

        Assert.Equal(["foo", "keepOpen", "priority", "retry.bar"], body.Faults.All.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.Equal("Spring", body.Value.Name);
        Assert.Equal(4, body.Value.Retry!.MaxAttempts);
    }

    [Fact]
    public async Task Says_which_member_is_meant_when_only_the_case_differs()
    {
        var body = await ReadAsync("""{"MaxConcurrentCalls":5}""");

        Assert.Contains("\"maxConcurrentCalls\" is meant", Assert.Single(body.Faults.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_null_for_left_out()
    {
        var body = await ReadAsync("""{"name":null,"retry":null,"callWindow":{"days":{"monday":null}}}""");

        Assert.False(body.Faults.Any);
        Assert.Null(body.Value.Name);
    }

    private static async Task<JsonBody<CampaignRequest>> ReadAsync(string json)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return (await JsonBody<CampaignRequest>.BindAsync(context))!;
    }
}
