using Campaigns.Domain.Trunks;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Dialing;

internal sealed partial class TrunkLine
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Trunk {Trunk} could not be asked for permits; nothing new is placed on it until it answers")]
    private static partial void LogPullFailed(ILogger logger, Exception exception, TrunkId trunk);
}
