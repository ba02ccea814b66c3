namespace Campaigns.Api.Problems;

internal sealed partial class ExceptionProblems
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed")]
    private partial void LogUnhandled(Exception exception, string method, string route);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} could not reach the database or the cluster: {Exception}: {Reason}")]
    private partial void LogUnavailable(string method, string route, string exception, string reason);
}
