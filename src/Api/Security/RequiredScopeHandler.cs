using Campaigns.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace Campaigns.Api.Security;

/// <summary>Lets a caller through whose key has the scope.</summary>
internal sealed class RequiredScopeHandler : AuthorizationHandler<RequiredScope>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        if (Caller.Of(context.User) is { } caller && caller.Scopes.Allow(requirement.Scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
