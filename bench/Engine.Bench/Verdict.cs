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
    /// <param name="AtLeast">The same, where more is better.</param>
    private sealed record Line(string Key, string What, double Figure, string Unit, double? AtMost, double? AtLeast)
    {
        public bool? Met => AtMost is null && AtLeast is null ? null : Figure <= (AtMost ?? double.MaxValue) && Figure >= (AtLeast ?? 0);
    }

    /// <summary>All lines by their keys, as they are written as JSON.</summary>
    public IReadOnlyDictionary<string, object> Report => _lines.ToDictionary(line => line.Key, object (line) => new { line.Figure, line.Unit, line.AtMost, line.AtLeast, line.Met });

    public static void PrintHeader() => Console.WriteLine($"{"",-62} {"measured",10} {"asked for",12}");

    public void Add(string key, string what, double figure, string unit, double? atMost = null, double? atLeast = null)
    {
        // Three digits that count, and never fewer than two decimals.
        var line = new Line(key, what, Math.Round(figure, Math.Abs(figure) < 1 ? 3 : 2), unit, atMost, atLeast);
        _lines.Add(line);
        var asked = atMost is { } most ? $"≤ {Text(most)} {unit}" : atLeast is { } least ? $"≥ {Text(least)} {unit}" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-62} {line.Figure,7:#,0.00#} {unit,-3} {asked,11}  {(line.Met switch { true => "met", false => "NOT MET", null => "" })}"));

        static string Text(double limit) => limit.ToString(limit < 10 ? "0.##" : "N0", CultureInfo.InvariantCulture);
    }

    /// <summary>Prints how many were met.</summary>
    public void PrintSum()
    {
        var asked = _lines.Where(line => line.Met is not null).ToList();
        Console.WriteLine($"{asked.Count(line => line.Met is true)} of {asked.Count} met.");
    }

    /// <summary>Prints the last line and writes the file. Returns the exit code: what isn't met is a figure, not a failure.</summary>
    public async Task<int> CloseAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        PrintSum();
        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(Report, Json), cancellationToken);
        }

        return 0;
    }
}
