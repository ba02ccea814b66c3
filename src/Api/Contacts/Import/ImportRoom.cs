using System.Globalization;
using Campaigns.Api.Hosting;
using Campaigns.Api.Problems;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Contacts.Import;

/// <summary>
/// How many files this process reads in at once. Each keeps one of the process's database connections until it is stored, and who uploads decides how long that takes:
/// without a bound a few slow uploads would leave none for anything else.
/// </summary>
internal sealed class ImportRoom(IOptions<ApiOptions> options)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private int _free = options.Value.MaxConcurrentImports;

    /// <summary>Carries an import out, or refuses it at once: nobody waits in a line with an upload that is half sent.</summary>
    public async ValueTask<object?> EnterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            if (Interlocked.Decrement(ref _free) >= 0)
            {
                return await next(context);
            }

            context.HttpContext.Response.Headers.RetryAfter = AskAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ApiProblem.Of(
                ProblemKind.Busy, $"This process reads {options.Value.MaxConcurrentImports} imports in already, and no more at once: wait as long as Retry-After says. Nothing was changed.");
        }
        finally
        {
            Interlocked.Increment(ref _free);
        }
    }
}
