using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Silo.Telemetry;

/// <summary>
/// What the standard OTEL_* variables ask for (OpenTelemetry specification, "Environment Variable Specification" and "OTLP Exporter"). The SDK reads them itself;
/// here is decided whether there is anything to send, and what can't be used is refused by name, where the SDK would go on with a default.
/// </summary>
internal sealed record OtlpSettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Sampler = "OTEL_TRACES_SAMPLER";
    private const string SamplerArgument = "OTEL_TRACES_SAMPLER_ARG";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];
    private static readonly string[] Samplers = ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    /// <summary>An endpoint for metrics is named, and nothing switches them off.</summary>
    public required bool Metrics { get; init; }

    /// <summary>An endpoint for traces is named, and nothing switches them off.</summary>
    public required bool Traces { get; init; }

    /// <summary>A sampler is named: ours stands back.</summary>
    public required bool NamesSampler { get; init; }

    /// <exception cref="InvalidOperationException">A variable can't be used; the message names each with its value.</exception>
    public static OtlpSettings Read(IConfiguration configuration)
    {
        List<string> faults = [];
        var disabled = string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);
        var settings = new OtlpSettings
        {
            Metrics = Sends("METRICS") && !disabled,
            Traces = Sends("TRACES") && !disabled,
            NamesSampler = configuration[Sampler] is { Length: > 0 },
        };
        Require(Sampler, value => Samplers.Contains(value), $"must be one of {string.Join(", ", Samplers)}");
        Require(SamplerArgument, value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1, "must lie between 0 and 1");
        return faults.Count == 0 ? settings : throw new InvalidOperationException(string.Join(' ', faults));

        bool Sends(string signal)
        {
            var (own, protocol) = ($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT", $"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL");
            foreach (var endpoint in new[] { Endpoint, own })
            {
                Require(endpoint, value => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", "must be an address such as \"http://collector:4317\"");
            }

            foreach (var name in new[] { Protocol, protocol })
            {
                Require(name, value => Protocols.Contains(value), $"must be {string.Join(" or ", Protocols)}");
            }

            return (configuration[Endpoint] is { Length: > 0 } || configuration[own] is { Length: > 0 })
                && configuration[$"OTEL_{signal}_EXPORTER"] is null or "" or "otlp";
        }

        void Require(string name, Func<string, bool> holds, string rule)
        {
            if (configuration[name] is { Length: > 0 } value && !holds(value) && !faults.Any(fault => fault.StartsWith(name + " ", StringComparison.Ordinal)))
            {
                faults.Add($"{name} {rule}, was \"{value}\".");
            }
        }
    }
}
