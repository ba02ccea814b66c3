using Microsoft.Extensions.Logging;

namespace Campaigns.Persistence.Batching;

internal static partial class GroupCommitLog
{
    [LoggerMessage(1, LogLevel.Warning, "The database did not take {Count} rows of {Name}; they are kept and tried again")]
    public static partial void DatabaseAway(this ILogger logger, Exception exception, string name, int count);

    [LoggerMessage(2, LogLevel.Warning, "A batch of {Count} rows of {Name} was refused; its halves are written apart to find the row at fault")]
    public static partial void BatchSplit(this ILogger logger, Exception exception, string name, int count);

    [LoggerMessage(3, LogLevel.Error, "{Count} rows of {Name} could not be written; their callers got the exception")]
    public static partial void RowsFailed(this ILogger logger, Exception exception, string name, int count);
}
