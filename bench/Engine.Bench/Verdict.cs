using System.Globalization;
using System.Text.Json;

namespace Campaigns.Engine.Bench;

/// <summary>What a benchmark found beside what was asked of it; printed line by line, written as JSON at the end.</summary>
internal sealed class Verdict
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<Line> _lines = [];

    /// <param name="Key">Of the JSON document.</param>
    /// <param name="What">In words.</param>
    /// <param name="Figure">As measured.</param>
    /// <param name="Unit">"ms", "s", "MiB", "×".</param>
    /// <param name="AtMost">What was asked for; null when nothing was, or <paramref name="AtLeast"/>.</param>
    /// <param name="AtLeast">What was asked for; null when nothing was, or <paramref name="AtMost"/>.</param>
    private sealed record Line(string Key, string What, double Figure, string Unit, double? AtMost, double? AtLeast)
    {
        public bool? Met => AtMost is { } most ? Figure <= most : AtLeast is { } least ? Figure >= least : null;

        public string Asked => (AtMost, AtLeast) switch
        {
            ( < 10, _) => string.Create(CultureInfo.InvariantCulture, $"≤ {AtMost:0.##} {Unit}"),
            ({ } most, _) => string.Create(CultureInfo.InvariantCulture, $"≤ {most:N0} {Unit}"),
            (_, { } least) => string.Create(CultureInfo.InvariantCulture, $"≥ {least:N0} {Unit}"),
            _ => "",
        };
    }

    public static void PrintHeader() => Console.WriteLine($"{"",-62} {"measured",10} {"asked for",12}");

    public void Add(string key, string what, double figure, string unit, double? atMost = null, double? atLeast = null)
    {
        var line = new Line(key, what, Math.Round(figure, 2), unit, atMost, atLeast);
        _lines.Add(line);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-62} {line.Figure,9:N2} {unit,-3} {line.Asked,11}  {(line.Met switch { true => "met", false => "NOT MET", null => "" })}"));
    }

    /// <summary>Prints the last line and writes the file. Returns the exit code: what isn't met is a figure, not a failure.</summary>
    public async Task<int> CloseAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        var asked = _lines.Where(line => line.Met is not null).ToList();
        Console.WriteLine($"{asked.Count(line => line.Met is true)} of {asked.Count} met.");
        if (json is not null)
        {
            var report = _lines.ToDictionary(line => line.Key, line => new { line.Figure, line.Unit, line.AtMost, line.AtLeast, line.Met });
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }

        return 0;
    }
}
