using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Campaigns.Silo.Telemetry;

/// <summary>Sends what a process measures to an OpenTelemetry collector, where the standard variables name one.</summary>
public static class TelemetryRegistration
{
    /// <summary>Of how many attempts a trace is kept unless OTEL_TRACES_SAMPLER says otherwise: at 1,000 calls a second, ten traces a second.</summary>
    internal const double DefaultTraceRatio = 0.01;

    /// <summary>Ours, and those of what it runs on.</summary>
    private static readonly string[] Meters = ["Campaigns.*", "Microsoft.Orleans", "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Adds exporters of metrics and traces; without an endpoint nothing at all.</summary>
    /// <param name="services">Of the process.</param>
    /// <param name="configuration">Its whole configuration: the variables have no prefix of ours.</param>
    /// <exception cref="InvalidOperationException">A variable can't be used; the message names each.</exception>
    public static IServiceCollection AddCampaignTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = OtlpSettings.Read(configuration);
        if (!settings.Metrics && !settings.Traces)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource
            .AddService("orleans-campaigns", serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}")
            // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
            .AddEnvironmentVariableDetector());
        if (settings.Metrics)
        {
            telemetry.WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());
        }

        if (settings.Traces)
        {
            telemetry.WithTracing(traces => (settings.NamesSampler ? traces : traces.SetSampler(new TraceIdRatioBasedSampler(DefaultTraceRatio)))
                .AddSource("Campaigns.*")
                .AddOtlpExporter());
        }

        return services;
    }
}
