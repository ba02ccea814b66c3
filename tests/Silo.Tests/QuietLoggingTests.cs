using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Silo.Tests;

public sealed class QuietLoggingTests
{
    [Fact]
    public void Frameworks_tell_warnings_where_no_file_is_found()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);

        builder.AddQuietLogging();

        Assert.Equal("Warning", builder.Configuration["Logging:LogLevel:Polly"]);
        Assert.Equal("Information", builder.Configuration["Logging:LogLevel:Microsoft.Hosting.Lifetime"]);
    }

    [Fact]
    public void Whatever_else_is_configured_decides()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Logging:LogLevel:Orleans", "Debug")]);

        builder.AddQuietLogging();

        Assert.Equal("Debug", builder.Configuration["Logging:LogLevel:Orleans"]);
    }
}
