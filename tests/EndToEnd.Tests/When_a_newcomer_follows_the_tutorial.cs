using System.Diagnostics;
using System.Globalization;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Every command of docs/tutorial.md, as it stands there. The installation stands for ./scripts/run, which would build and start a second one.</summary>
public sealed class When_a_newcomer_follows_the_tutorial(PostgresCluster postgres)
{
    private const int Contacts = 40;

    [Fact]
    public async Task The_campaign_is_finished_and_every_command_succeeds()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation);
        await using var carrier = await ProgramProcess.StartAsync(
            "CarrierSimulator", new Dictionary<string, string>(), "Carrier ready", cancellation, "--listen", "127.0.0.1:0", "--control-port", "0", "--ring-ms", "20", "--talk-ms", "50", "--seed", "1", "--mix", "answered=60,busy=40");
        var folder = Directory.CreateTempSubdirectory("tutorial-");
        try
        {
            Prepare(folder.FullName, installation, carrier.Output);
            var (exitCode, said) = await RunAsync(folder.FullName, cancellation);

            Assert.True(exitCode == 0, $"Exit code {exitCode}:\n{said}\n{installation.Output}");
            var campaign = Assert.Single((await installation.Client.GetAsync("/api/v1/campaigns", cancellation))["items"]!.AsArray())!;
            Assert.Equal("completed", campaign["status"]!.GetValue<string>());
            Assert.Equal(Contacts, campaign["progress"]!["total"]!.GetValue<int>());
            Assert.Equal(1, campaign["progress"]!["contacts"]!["doNotCall"]!.GetValue<int>());

            // A header, and one line at least for each of the others: an attempt that was returned unspent has a line as well.
            Assert.True((await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "attempts.csv"), cancellation)).Length >= Contacts);
            Assert.Contains($"completed: {Contacts} of {Contacts} contacts done (100 %)", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a clone has in which ./scripts/run is up.</summary>
    private static void Prepare(string folder, TestInstallation installation, string carrierSaid)
    {
        foreach (var part in (string[])["scripts", "samples"])
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, part), Path.Combine(ProgramProcess.Repository, part));
        }

        var state = Directory.CreateDirectory(Path.Combine(folder, ".campaigns"));
        var line = carrierSaid.Split('\n').First(line => line.StartsWith("Carrier ready on ", StringComparison.Ordinal));
        var port = int.Parse(line["Carrier ready on ".Length..].Split(',')[0].Split(':')[^1], CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(state.FullName, "env"),
            string.Create(CultureInfo.InvariantCulture, $"export CAMPAIGNS_URL={installation.Address.ToString().TrimEnd('/')} CAMPAIGNS_API_KEY={installation.Key} CARRIER_PORT={port}\n"));
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string folder, CancellationToken cancellation)
    {
        var commands = Tutorial.CommandsOf(await File.ReadAllTextAsync(Path.Combine(ProgramProcess.Repository, "docs", "tutorial.md"), cancellation));
        Assert.Contains("launch", commands, StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CAMPAIGNS_CLI"] = ProgramProcess.AssemblyOf("Cli");
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync(cancellation);
        var errors = bash.StandardError.ReadToEndAsync(cancellation);
        await bash.WaitForExitAsync(cancellation);
        return (bash.ExitCode, await output + await errors);
    }
}
