using Campaigns.Domain.Trunks;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Trunks;

internal sealed partial class TrunkDialling
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Caller number {Number} of trunk {Trunk} rests for {Rest}: it was refused {Times} times in a row")]
    private static partial void LogCallerRests(ILogger logger, string number, TrunkId trunk, Duration rest, int times);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The breaker of trunk {Trunk} {What}")]
    private static partial void LogBreaker(ILogger logger, TrunkId trunk, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What happened to trunk {Trunk} could not be noted")]
    private static partial void LogNotTold(ILogger logger, Exception exception, TrunkId trunk);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The permits of {Owner} on trunk {Trunk} could not be accounted for yet")]
    private static partial void LogSettleFailed(ILogger logger, Exception exception, string owner, TrunkId trunk);
}
