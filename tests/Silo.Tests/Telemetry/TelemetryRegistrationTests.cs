using Campaigns.Silo.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Campaigns.Silo.Tests.Telemetry;

public sealed class TelemetryRegistrationTests
{
    [Fact]
    public void Without_an_endpoint_nothing_is_registered() => Assert.Empty(Register());

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_TRACES_EXPORTER", "none", "OTEL_METRICS_EXPORTER", "none")]
    public void What_the_standard_switches_off_is_off(params string[] settings) => Assert.Empty(Register(["OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317", .. settings]));

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", false, true)]
    public void An_endpoint_switches_on_what_it_is_for(string variable, bool metrics, bool traces)
    {
        using var services = Register(variable, "http://127.0.0.1:4317").AddSingleton<IConfiguration>(Configuration()).BuildServiceProvider();

        Assert.Equal((metrics, traces), (services.GetService<MeterProvider>() is not null, services.GetService<TracerProvider>() is not null));
    }

    [Fact]
    public void Every_variable_that_can_not_be_used_is_named()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Register(
            "OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317",
            "OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon",
            "OTEL_TRACES_SAMPLER", "sometimes",
            "OTEL_TRACES_SAMPLER_ARG", "1.5"));

        Assert.Equal(
            [
                "OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as \"http://collector:4317\", was \"collector:4317\".",
                "OTEL_EXPORTER_OTLP_PROTOCOL must be grpc or http/protobuf, was \"carrier-pigeon\".",
                "OTEL_TRACES_SAMPLER must be one of always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, was \"sometimes\".",
                "OTEL_TRACES_SAMPLER_ARG must lie between 0 and 1, was \"1.5\".",
            ],
            refusal.Message.Split(" OTEL_").Select((fault, at) => at == 0 ? fault : "OTEL_" + fault));
    }

    private static IServiceCollection Register(params string[] settings) => new ServiceCollection().AddCampaignTelemetry(Configuration(settings));

    private static IConfigurationRoot Configuration(params string[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1]))).Build();
}
