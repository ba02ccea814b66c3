using Campaigns.Api.Browser;
using Campaigns.Api.Security;
using Campaigns.Persistence.Audit;

namespace Campaigns.Api.Audit;

/// <summary>Notes every change that was carried out: who, what, when. Refused requests change nothing and are not noted.</summary>
internal sealed partial class AuditTrail(RequestDelegate next, AuditLog log, TimeProvider time, ILogger<AuditTrail> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.Response.StatusCode >= StatusCodes.Status400BadRequest
            || !BrowserRoutes.IsProgram(context)
            || Caller.Of(context.User) is not { } caller
            || context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<NotAChange>() is not null)
        {
            return;
        }

        var entry = AuditedRequest.Of(context, caller, endpoint, time);
        try
        {
            // Not the client's token: the change was made, whether the client still listens or not.
            await log.AddAsync(entry, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The change stands, and the client must not be told otherwise; the process's log has what the table lacks.
            LogNotNoted(logger, exception, entry.KeyId, entry.Method, entry.Target);
        }
    }
}
