using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Api.Tests.Documents;

/// <summary>docs/features.md names tests and routes: each of them must be there.</summary>
public sealed partial class FeaturesTests(SharedApi api)
{
    private static readonly string Root = RootAbove(AppContext.BaseDirectory);

    [Fact]
    public void Every_test_that_the_document_names_is_there()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .ToLookup(path => Path.GetFileNameWithoutExtension(path));

        foreach (var (what, tests, _) in Rows())
        {
            var named = Code().Matches(tests).Select(match => match.Groups[1].Value).ToArray();
            Assert.True(named.Length > 0 || tests.Contains("not yet", StringComparison.Ordinal), $"\"{what}\" names no test and isn't \"not yet\".");
            foreach (var test in named)
            {
                var parts = test.Split('.');
                Assert.True(sources.Contains(parts[0]), $"There is no test class {parts[0]} for \"{what}\".");
                Assert.True(
                    parts.Length == 1 || sources[parts[0]].Any(path => File.ReadAllText(path).Contains($" {parts[1]}(", StringComparison.Ordinal)), $"{parts[0]} has no test {parts[^1]} for \"{what}\".");
            }
        }
    }

    [Fact]
    public void Every_route_that_the_document_names_is_there()
    {
        var routes = api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {Shape(endpoint.RoutePattern.RawText!)}"))
            .ToHashSet(StringComparer.Ordinal);

        foreach (var (what, tests, where) in Rows())
        {
            var named = Code().Matches(where).Select(match => match.Groups[1].Value).ToArray();
            Assert.True(named.Length > 0 || tests.Contains("not yet", StringComparison.Ordinal), $"\"{what}\" names no route and isn't \"not yet\".");
            Assert.All(named, route => Assert.Contains(route.Split(' ') is [var method, var path] ? $"{method} {Shape("/api/v1" + path)}" : route, routes));
        }
    }

    private static IEnumerable<(string What, string Tests, string Where)> Rows() => File.ReadAllLines(Path.Combine(Root, "docs", "features.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what ", StringComparison.Ordinal))
        .Select(line => line.Split('|'))
        .Select(cells => (cells[1].Trim(), cells[2], cells[3]));

    /// <summary>Names of parameters don't matter.</summary>
    private static string Shape(string route) => Parameter().Replace(route, "{}").TrimEnd('/');

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "Orleans.Campaigns.sln")) ? folder : RootAbove(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Orleans.Campaigns.sln above the tests."));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
