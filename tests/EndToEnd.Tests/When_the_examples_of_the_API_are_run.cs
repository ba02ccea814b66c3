using System.Diagnostics;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>Every bash block of docs/api.md, in its order, as one reader would run them. Names of the outside world stand for this machine's loopback interface.</summary>
public sealed class When_the_examples_of_the_API_are_run(PostgresCluster postgres)
{
    // What the first block of the page defines, with one difference: an answer that is a refusal fails, and a stream that has no end of its own is left after two seconds.
    private const string Words = """
        curl() {
            case " $* " in
                *" -N "*) command curl --fail-with-body --max-time 2 "$@" || [ $? = 28 ] ;;
                *) command curl --fail-with-body "$@" ;;
            esac
        }
        api() { curl -sS -H "X-Api-Key: $KEY" "$@"; }
        json() { api -H 'Content-Type: application/json' "$@"; }

        """;

    [Fact]
    public async Task None_of_them_is_refused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var installation = await TestInstallation.StartAsync(postgres, silos: 0, cancellation);
        var folder = Directory.CreateTempSubdirectory("examples-");
        try
        {
            var wav = ToneMessage.Wav();
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "offer.wav"), wav, cancellation);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "message.wav"), wav, cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "contacts.csv"), "phone,name\n+12024561001,Ada\n", cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "register.csv"), "phone\n+12024561002\n", cancellation);
            var document = await File.ReadAllTextAsync(Path.Combine(ProgramProcess.Repository, "docs", "api.md"), cancellation);
            var commands = Tutorial.CommandsOf(document)
                .Replace("sip.example.org", "127.0.0.1", StringComparison.Ordinal)
                .Replace("hooks.example.org", "127.0.0.1:9", StringComparison.Ordinal);
            Assert.DoesNotContain("example", commands, StringComparison.Ordinal);

            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", Words + commands]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["URL"] = installation.Address.ToString().TrimEnd('/');
            start.Environment["KEY"] = installation.Key;
            using var bash = Process.Start(start)!;
            var output = bash.StandardOutput.ReadToEndAsync(cancellation);
            var errors = bash.StandardError.ReadToEndAsync(cancellation);
            await bash.WaitForExitAsync(cancellation);

            Assert.True(bash.ExitCode == 0, $"Exit code {bash.ExitCode}:\n{await output}\n{await errors}");
            Assert.Single((await installation.Client.GetAsync("/api/v1/webhooks", cancellation))["items"]!.AsArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
