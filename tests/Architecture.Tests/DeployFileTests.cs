using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Campaigns.Architecture.Tests;

/// <summary>The files of deploy/, held to the code and to each other as far as a machine without a container engine can.</summary>
public sealed partial class DeployFileTests
{
    /// <summary>What a host waits beyond its drain (CampaignSilo.AfterDrain).</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(60);

    private static readonly IReadOnlyList<string> UnitFiles = Repository.Files("deploy/systemd", "*.service");

    private static readonly IReadOnlyList<string> Manifests = Repository.Files("deploy/kubernetes", "*.yaml");

    public static TheoryData<string> Units => [.. UnitFiles];

    [Fact]
    public void Nothing_runs_as_root()
    {
        Assert.All(UnitFiles, unit => Assert.Matches(@"(?m)^DynamicUser=yes\n(?s:.*)^NoNewPrivileges=yes\nCapabilityBoundingSet=\n", Repository.Text(unit)));
        Assert.Matches(@"(?m)^USER \$APP_UID\n(?s:(?!USER).)*\z", Repository.Text("deploy/Containerfile"));
        foreach (var pod in Pods())
        {
            Assert.Equal("true", Text(pod, "securityContext", "runAsNonRoot"));
            Assert.All(Containers(pod), container =>
            {
                Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
                Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
                Assert.Equal("ALL", (string?)Find(container, "securityContext", "capabilities", "drop")![0]);
            });
        }

        // What starts the program asks for no more rights than its caller has.
        Assert.All(new[] { "run", "cluster", "load" }, script => Assert.DoesNotMatch(@"(?m)^[^#\n]*\bsudo\b", Repository.Text($"scripts/{script}")));
    }

    /// <summary>A name that no code reads would be believed and do nothing.</summary>
    [Fact]
    public void Every_setting_is_one_of_the_documented_ones()
    {
        var documented = Repository.Text("docs/operations.md");
        var named = UnitFiles.Concat(Manifests).Append("deploy/Containerfile").Append("deploy/README.md")
            .SelectMany(file => Setting().Matches(Repository.Text(file)).Select(match => (File: file, Key: match.Value.Replace("__", ":", StringComparison.Ordinal))))
            .ToList();

        Assert.True(named.Count > 10, $"Only {named.Count} settings were found.");
        Assert.All(named, setting =>
        {
            // "`Campaigns:Silo:SiloPort`, `GatewayPort`": the table names the second without its section.
            var (section, last) = (setting.Key[..setting.Key.LastIndexOf(':')], setting.Key[(setting.Key.LastIndexOf(':') + 1)..]);
            Assert.True(
                documented.Contains($"`{setting.Key}`", StringComparison.Ordinal)
                || documented.Split('\n').Any(line => line.StartsWith($"| `{section}:", StringComparison.Ordinal) && line.Contains($"`{last}`", StringComparison.Ordinal)),
                $"{setting.File} sets {setting.Key}, which docs/operations.md doesn't name.");
        });
    }

    [Fact]
    public void Whoever_stops_a_silo_waits_longer_than_it_drains()
    {
        var unit = Repository.Text("deploy/systemd/orleans-campaigns-silo.service");
        var drain = TimeSpan.Parse(Match(unit, @"DrainTimeout=(.+)"), CultureInfo.InvariantCulture);
        Assert.True(TimeSpan.FromMinutes(int.Parse(Match(unit, @"TimeoutStopSec=(\d+)min"), CultureInfo.InvariantCulture)) > drain + AfterDrain);

        var pod = Pods().Single(pod => Containers(pod).Any(container => Text(container, "name") == "silo"));
        drain = TimeSpan.Parse(Environment(pod)["Campaigns__Dialer__DrainTimeout"], CultureInfo.InvariantCulture);
        Assert.True(TimeSpan.FromSeconds(int.Parse(Text(pod, "terminationGracePeriodSeconds")!, CultureInfo.InvariantCulture)) > drain + AfterDrain);
        Assert.Contains("AfterDrain = TimeSpan.FromSeconds(60)", Repository.Text("src/Silo/CampaignSilo.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Probes_ask_ports_and_paths_that_are_there()
    {
        foreach (var (pod, container) in Pods().SelectMany(pod => Containers(pod).Select(container => (pod, container))))
        {
            var health = Repository.Text(Text(container, "name") == "silo" ? "src/Silo/Health/SiloHealth.cs" : "src/Api/Health/HealthEndpoints.cs");
            var ports = ((YamlSequenceNode)Find(container, "ports")!).Select(port => (Name: Text(port, "name"), Number: Text(port, "containerPort"))).ToList();
            foreach (var kind in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
            {
                var probe = Find(container, kind) ?? throw new InvalidOperationException($"{Text(container, "name")} has no {kind}.");
                Assert.Contains($"\"{Text(probe, "httpGet", "path")}\"", health, StringComparison.Ordinal);
                Assert.Equal(kind == "readinessProbe" ? "/health/ready" : "/health/live", Text(probe, "httpGet", "path"));

                // A silo answers on the loopback interface alone, which is its node's.
                var own = Text(probe, "httpGet", "host") == "127.0.0.1" && Text(pod, "hostNetwork") == "true";
                Assert.Contains(Text(probe, "httpGet", "port"), own ? [Environment(pod)["Campaigns__Silo__HealthPort"]] : ports.Select(port => port.Name));
            }

            Assert.All(ports, port => Assert.Matches($@"(?m)^EXPOSE .*\b{port.Number}\b", Repository.Text("deploy/Containerfile")));
        }

        var unit = Repository.Text("deploy/systemd/orleans-campaigns-silo.service");
        Assert.Equal($"http://127.0.0.1:{Match(unit, "HealthPort=(.+)")}/health/ready", Match(unit, @"(?m)^ExecStartPost=.* (http:\S+)$"));

        var silo = Pods().Single(pod => Containers(pod).Any(container => Text(container, "name") == "silo"));
        var numbers = ((YamlSequenceNode)Find(Containers(silo).Single(), "ports")!).ToDictionary(port => Text(port, "name")!, port => Text(port, "containerPort")!);
        Assert.Equal((Environment(silo)["Campaigns__Silo__SiloPort"], Environment(silo)["Campaigns__Silo__GatewayPort"]), (numbers["silo"], numbers["gateway"]));
    }

    [Fact]
    public void Programs_are_started_from_where_the_image_and_the_units_have_them()
    {
        var image = Repository.Text("deploy/Containerfile");
        Assert.All(Repository.Files("deploy", "*").Where(file => !file.EndsWith("Containerfile.dockerignore", StringComparison.Ordinal)), file => Assert.All(
            Program().Matches(Repository.Text(file)), match =>
            {
                var project = match.Groups["project"].Value;
                Assert.True(File.Exists(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")), $"{file} starts {match.Value}.");
                Assert.Equal(project.ToLowerInvariant(), match.Groups["folder"].Value);
                Assert.Contains($"dotnet publish src/{project} -c Release -o /app/{match.Groups["folder"].Value}", image, StringComparison.Ordinal);
            }));
    }

    /// <summary>Where systemd is: it knows its own settings best.</summary>
    [Theory]
    [MemberData(nameof(Units))]
    public async Task Systemd_finds_no_fault_with_a_unit(string unit)
    {
        Assert.DoesNotMatch(@"(?m)^[^#\[\n=]+$", Repository.Text(unit));
        if (!File.Exists("/usr/bin/systemd-analyze") || !File.Exists("/usr/bin/dotnet"))
        {
            return;
        }

        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", Path.Combine(Repository.Root, unit)]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Path.GetFileName(unit), said, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    private static string Match(string text, string pattern) => Regex.Match(text, pattern).Groups[1].Value;

    private static IReadOnlyList<YamlNode> Pods() =>
    [
        .. Manifests.SelectMany(Documents).Select(document => Find(document, "spec", "template", "spec")).OfType<YamlNode>(),
    ];

    private static IEnumerable<YamlNode> Documents(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Text(file)));
        return stream.Documents.Select(document => document.RootNode);
    }

    private static IEnumerable<YamlNode> Containers(YamlNode pod) => (YamlSequenceNode)Find(pod, "containers")!;

    private static Dictionary<string, string> Environment(YamlNode pod) => Containers(pod)
        .SelectMany(container => (YamlSequenceNode)Find(container, "env")!)
        .ToDictionary(variable => Text(variable, "name")!, variable => Text(variable, "value") ?? "");

    private static string? Text(YamlNode node, params string[] path) => Find(node, path) is YamlScalarNode scalar ? scalar.Value : null;

    private static YamlNode? Find(YamlNode node, params string[] path) =>
        path.Aggregate((YamlNode?)node, (found, name) => found is YamlMappingNode mapping && mapping.Children.TryGetValue(name, out var child) ? child : null);

    [GeneratedRegex(@"Campaigns(__\w+?)+\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"/(?<folder>\w+)/Campaigns\.(?<project>\w+)\.dll")]
    private static partial Regex Program();
}
