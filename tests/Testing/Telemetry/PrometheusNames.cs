namespace Campaigns.Testing.Telemetry;

/// <summary>
/// The series under which Prometheus has an instrument that came by OTLP (OpenTelemetry specification, "Prometheus and OpenMetrics Compatibility"): what isn't a letter, a digit or "_" becomes "_",
/// the unit is appended unless it stands in braces, a counter ends in "_total", a histogram has three series.
/// </summary>
public static class PrometheusNames
{
    private static readonly Dictionary<string, string> Units = new() { ["s"] = "seconds", ["ms"] = "milliseconds", ["By"] = "bytes", ["%"] = "percent" };

    /// <summary>The series of an instrument.</summary>
    /// <param name="name">As the code has it.</param>
    /// <param name="unit">As the code has it; may be null.</param>
    /// <param name="kind">What it is.</param>
    public static IReadOnlyList<string> Of(string name, string? unit, InstrumentKind kind)
    {
        var series = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var word = unit is null or "" || unit.StartsWith('{') ? "" : unit == "1" ? kind is InstrumentKind.Gauge ? "ratio" : "" : Units.GetValueOrDefault(unit, unit);
        if (word.Length > 0 && !series.EndsWith("_" + word, StringComparison.Ordinal))
        {
            series += "_" + word;
        }

        return kind switch
        {
            InstrumentKind.Counter => [series.EndsWith("_total", StringComparison.Ordinal) ? series : series + "_total"],
            InstrumentKind.Histogram => [series + "_bucket", series + "_sum", series + "_count"],
            _ => [series],
        };
    }
}
