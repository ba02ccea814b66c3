using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.CarrierSimulator.Judging;

/// <summary>The report as other programs read it: camelCase, outcomes by name, instants in ISO 8601 UTC.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Task WriteAsync(Stream stream, CarrierReport report, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, report, Options, cancellationToken);
}
