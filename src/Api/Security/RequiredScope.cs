using Campaigns.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace Campaigns.Api.Security;

/// <summary>The scope that a route needs.</summary>
internal sealed class RequiredScope(Scopes scope) : IAuthorizationRequirementData, IAuthorizationRequirement, IAuthorizeData
{
    public Scopes Scope => scope;

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
