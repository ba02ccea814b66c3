using Campaigns.Api.Tests.Cluster;
using Campaigns.Cli;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;
using Spectre.Console;

namespace Campaigns.Api.Tests.CommandLines;

/// <summary>The command line against the real API.</summary>
public sealed class CommandLineTests(SharedApi api)
{
    [Fact]
    public async Task A_campaign_is_created_filled_launched_paused_resumed_cancelled_and_deleted()
    {
        var trunk = await SayAsync("trunks", "create", await FileAsync("""{ "name": "Carrier", "host": "127.0.0.1", "callerNumbers": ["+12024561111"] }"""));
        var assistant = await SayAsync("assistants", "create", await FileAsync("""{ "name": "Reminder" }"""));
        var id = await SayAsync("create", await FileAsync($$"""{ "name": "From the line", "trunkId": "{{trunk}}", "assistantId": "{{assistant}}" }"""));
        await api.Host.SaveAsync(Guid.Parse(id));

        var list = await FileAsync("Telefon;Kunde;name\n+12024561001;c-1;Ada\nnobody;c-2;Bob\n");
        Assert.Equal("imported 1, updated 0, skipped 0, failed 1", await SayAsync("import", id, list, "--map", "Telefon=phoneNumber", "--map", "Kunde=externalId", "--dry-run"));
        var (exitCode, said, errors) = await RunAsync("import", id, list, "--map", "Telefon=phoneNumber");
        Assert.Equal((ExitCode.Done, "imported 1, updated 0, skipped 0, failed 1"), (exitCode, said));
        Assert.Contains("3,Telefon,nobody,", errors, StringComparison.Ordinal);
        Assert.Contains("+12024561001", await SayAsync("export", id, "contacts"), StringComparison.Ordinal);
        Assert.Contains("\"displayName\":\"Ada\"", await SayAsync("export", id, "contacts", "--format", "ndjson"), StringComparison.Ordinal);
        Assert.Contains("\"From the line\"", await SayAsync("show", id), StringComparison.Ordinal);
        Assert.Contains($"{id}  draft", await SayAsync("list", "--search", "from the", "--status", "draft"), StringComparison.Ordinal);

        Assert.Equal("running", await SayAsync("launch", id));
        Assert.Equal("paused", await SayAsync("pause", id));
        Assert.Equal("running", await SayAsync("resume", id));
        Assert.Equal("cancelled", await SayAsync("cancel", id, "--hang-up"));
        Assert.Equal(CampaignCommand.CancelAndHangUp, api.Host.Cluster.Campaign(Guid.Parse(id)).LastCommand);
        Assert.Equal("deleted", await SayAsync("delete", id));
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked()
    {
        var key = await SayAsync("keys", "create", "From the line", "--scope", "read", "--scope", "run");
        Assert.StartsWith("oc_", key, StringComparison.Ordinal);
        var id = key.Split('_')[1];

        Assert.Contains($"{id}  read,run  From the line", await SayAsync("keys", "list"), StringComparison.Ordinal);
        Assert.Contains("may", await SayAsync("status"), StringComparison.Ordinal);
        Assert.Equal("revoked", await SayAsync("keys", "revoke", id));
    }

    [Fact]
    public async Task Watching_ends_with_the_campaign()
    {
        var completed = await api.Host.ClaimAsync(Guid.NewGuid());
        api.Host.Progress.Snapshots[completed] = SampleProgress.At(1, CampaignStatus.Completed);
        var cancelled = await api.Host.ClaimAsync(Guid.NewGuid());
        api.Host.Progress.Snapshots[cancelled] = SampleProgress.At(1, CampaignStatus.Cancelled);

        var (exitCode, said, _) = await RunAsync("watch", completed.ToString());
        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains("completed: 6 of 6 contacts done (100 %), 0 calls up; answered 2, busy 1", said, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, (await RunAsync("watch", cancelled.ToString())).ExitCode);
    }

    [Fact]
    public async Task A_refusal_prints_every_fault_on_a_line_and_ends_with_1()
    {
        var (exitCode, said, errors) = await RunAsync("create", await FileAsync("""{ "name": "", "trunkId": "7", "ringTimeout": "1" }"""));

        Assert.Equal((ExitCode.Refused, ""), (exitCode, said));
        var lines = errors.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("trunkId: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ringTimeout: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("assistantId: ", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Refused, (await RunAsync("show", Guid.NewGuid().ToString())).ExitCode);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2_and_an_api_that_is_away_with_3()
    {
        Assert.Equal(ExitCode.Usage, (await RunAsync("fly")).ExitCode);
        Assert.Equal(ExitCode.Usage, (await RunAsync("export", "x", "everything")).ExitCode);
        Assert.Equal(ExitCode.Usage, (await RunAsync("import", "x", "/no/such/file")).ExitCode);
        var (exitCode, _, errors) = await RunAsync(new Dictionary<string, string>(), "status");
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("CAMPAIGNS_URL", errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await RunAsync("status", "--url", "ftp://example.org")).ExitCode);

        // Nobody listens on the port of discard.
        Assert.Equal(ExitCode.Unreachable, (await RunAsync("status", "--url", "http://127.0.0.1:9")).ExitCode);
    }

    private async Task<string> SayAsync(params string[] arguments)
    {
        var (exitCode, said, errors) = await RunAsync(arguments);
        Assert.True(exitCode == ExitCode.Done, $"{exitCode}: {errors}");
        return said;
    }

    private Task<(int ExitCode, string Said, string Errors)> RunAsync(params string[] arguments) => RunAsync(
        new Dictionary<string, string>
        {
            [ConnectionOptions.UrlVariable] = api.Host.Http.BaseAddress!.ToString(),
            [ConnectionOptions.KeyVariable] = api.Host.Http.DefaultRequestHeaders.Authorization!.Parameter!,
        },
        arguments);

    private static async Task<(int ExitCode, string Said, string Errors)> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        var exitCode = await CommandLine.RunAsync(arguments, new Terminal(output, errors, console, environment.GetValueOrDefault), TestContext.Current.CancellationToken);
        return (exitCode, output.ToString().Trim(), errors.ToString().Trim());
    }

    private static async Task<string> FileAsync(string text)
    {
        var file = Path.Combine(Path.GetTempPath(), $"cli-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }
}
