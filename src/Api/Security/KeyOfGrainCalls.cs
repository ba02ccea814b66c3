using Campaigns.Grains.Interfaces;

namespace Campaigns.Api.Security;

/// <summary>Tells the grains that a request calls whose key it came with: a campaign notes who changed it.</summary>
internal sealed class KeyOfGrainCalls(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Caller.Of(context.User) is { } caller)
        {
            RequestKey.Set(caller.KeyId);
        }

        return next(context);
    }
}
