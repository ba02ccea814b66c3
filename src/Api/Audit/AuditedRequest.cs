using Campaigns.Api.Security;
using Campaigns.Persistence.Audit;
using NodaTime;

namespace Campaigns.Api.Audit;

/// <summary>A request as the audit log keeps it.</summary>
internal static class AuditedRequest
{
    public static AuditEntry Of(HttpContext context, Caller caller, RouteEndpoint endpoint, TimeProvider time) => new(
        0,
        caller.Team,
        caller.KeyId,
        Instant.FromDateTimeOffset(time.GetUtcNow()),
        context.Request.Method,
        endpoint.RoutePattern.RawText ?? "",
        AuditTarget.Of(context),
        context.Response.StatusCode,
        context.Response.Headers.ETag.Count == 0 ? null : context.Response.Headers.ETag.ToString(),
        AuditNote.Of(context));
}
