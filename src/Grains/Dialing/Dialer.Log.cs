using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Dialing;

internal sealed partial class Dialer
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The dialer of silo {Silo} serves")]
    private static partial void LogStarted(ILogger logger, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What runs could not be looked up; calls in progress go on")]
    private static partial void LogLookupFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "This machine's clock is {Skew} off the database's; nothing new is dialled from here until they agree")]
    private static partial void LogClockSkew(ILogger logger, Duration skew);

    [LoggerMessage(Level = LogLevel.Information, Message = "The silo stops: {LiveAttempts} attempts are live and may finish")]
    private static partial void LogDraining(ILogger logger, int liveAttempts);
}
