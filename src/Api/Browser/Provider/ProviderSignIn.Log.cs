using Campaigns.Domain.Access;

namespace Campaigns.Api.Browser.Provider;

internal sealed partial class ProviderSignIn
{
    [LoggerMessage(Level = LogLevel.Information, Message = "oidc:{Subject} signed in as {Name}, for team {Team}, the first of {Teams}")]
    private partial void LogSignedIn(string subject, string name, TeamId team, int teams);

    [LoggerMessage(Level = LogLevel.Warning, Message = "oidc:{Subject} was refused: none of the {Count} values of the claim {Claim} gives anything")]
    private partial void LogNoRole(string subject, string claim, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody was refused: the provider's token has no subject of 1 to 255 characters")]
    private partial void LogNoSubject();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in with the OpenID provider failed")]
    private partial void LogRefused(Exception? failure);
}
