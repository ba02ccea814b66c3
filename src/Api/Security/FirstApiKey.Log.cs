namespace Campaigns.Api.Security;

internal sealed partial class FirstApiKey
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The first API key was written to {Path}")]
    private partial void LogKeyFile(string path);
}
