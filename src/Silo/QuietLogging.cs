using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo;

/// <summary>
/// What a program logs of what its frameworks do, unless it is told otherwise. Its appsettings.json says the same, but a program looks for that in the folder it is
/// started in, not in its own: one that is started from elsewhere would write two lines for every contact that is placed on a silo, and more for every request.
/// </summary>
public static class QuietLogging
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
    };

    /// <summary>Frameworks tell warnings and errors only. Files, environment and command line still decide.</summary>
    public static IHostApplicationBuilder AddQuietLogging(this IHostApplicationBuilder builder)
    {
        // Beneath all other sources.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        return builder;
    }
}
