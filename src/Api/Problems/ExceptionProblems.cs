using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Campaigns.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace Campaigns.Api.Problems;

/// <summary>
/// Turns what a handler threw into a problem. Broken infrastructure is 503 with Retry-After; anything else is a bug: 500 without details, and logged.
/// </summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (kind, detail) = Judge(exception);

        // The pattern, not the path: paths can carry phone numbers.
        var route = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown route";
        if (kind == ProblemKind.Internal)
        {
            LogUnhandled(exception, httpContext.Request.Method, route);
        }
        else if (kind == ProblemKind.Unavailable)
        {
            LogUnavailable(httpContext.Request.Method, route, exception.GetType().Name, exception.Message);
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await ApiProblem.Of(kind, detail).ExecuteAsync(httpContext);
        return true;
    }

    internal static (ProblemKind Kind, string Detail) Judge(Exception exception) => exception switch
    {
        // The server's own refusals of a request: too large, cut off, a broken chunk.
        BadHttpRequestException bad => (ProblemKind.Of(bad.StatusCode), bad.Message),
        _ when IsUnavailable(exception) => (ProblemKind.Unavailable, "Nothing is lost: try again in a few seconds."),
        _ => (ProblemKind.Internal, "The log of this process says more, under this problem's traceId."),
    };

    private static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        DbException when DatabaseFaults.MayPass(exception) => true,
        DbException { IsTransient: true } or TimeoutException or SocketException => true,
        SiloUnavailableException or OrleansMessageRejectionException or Orleans.Runtime.Messaging.ConnectionFailedException => true,
        _ => IsUnavailable(exception.InnerException),
    };
}
