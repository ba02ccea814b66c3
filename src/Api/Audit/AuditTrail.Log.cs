namespace Campaigns.Api.Audit;

internal sealed partial class AuditTrail
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A change could not be written into the audit log: key {Key}, {Method} {Target}")]
    private static partial void LogNotNoted(ILogger logger, Exception exception, string key, string method, string target);
}
