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
    /// <param name="AtMost">What was asked for; null when nothing was.</param>
    private sealed record Line(string Key, string What, double Figure, string Unit, double? AtMost)
    {
        public bool? Met => AtMost is { } limit ? Figure <= limit : null;
    }

    public static void PrintHeader() => Console.WriteLine($"{"",-62} {"measured",10} {"asked for",12}");

    public void Add(string key, string what, double figure, string unit, double? atMost = null)
    {
        var line = new Line(key, what, Math.Round(figure, 2), unit, atMost);
        _lines.Add(line);
        var asked = atMost is { } limit ? string.Create(CultureInfo.InvariantCulture, $"≤ {limit:N0} {unit}") : "";
        if (atMost is < 10)
        {
            asked = string.Create(CultureInfo.InvariantCulture, $"≤ {atMost:0.##} {unit}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-62} {line.Figure,7:N2} {unit,-3} {asked,11}  {(line.Met switch { true => "met", false => "NOT MET", null => "" })}"));
    }

    /// <summary>Prints the last line and writes the file. Returns the exit code: what isn't met is a figure, not a failure.</summary>
    public async Task<int> CloseAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        var asked = _lines.Where(line => line.Met is not null).ToList();
        Console.WriteLine($"{asked.Count(line => line.Met is true)} of {asked.Count} met.");
        if (json is not null)
        {
            var report = _lines.ToDictionary(line => line.Key, line => new { line.Figure, line.Unit, line.AtMost, line.Met });
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }

        return 0;
    }
}
