using Campaigns.Api.Access;
using Campaigns.Api.Json;
using Campaigns.Domain.Access;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Browser.Provider;

/// <summary>What a configuration of the OpenID provider must be like. Every fault is named at once, with its key.</summary>
internal sealed class OidcRules : IValidateOptions<OidcOptions>
{
    private const string Root = $"Campaigns:{OidcOptions.Section}";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public ValidateOptionsResult Validate(string? name, OidcOptions options)
    {
        List<string> faults = [.. OfProvider(options), .. OfRoles(options.Roles ?? [])];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>What roles give, of a configuration without faults.</summary>
    public static RoleMapping MappingOf(OidcOptions options) => new(
    [
        .. (options.Roles ?? []).Select(role => new RoleGrant(role.Role!, TeamOf(role)!.Value, KeyMapping.ToScopes(role.Scopes, new RequestFaults()))),
    ]);

    /// <summary>The secret, wherever it is; null: none.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static string? SecretOf(OidcOptions options) =>
        options.ClientSecretFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : options.ClientSecret is { Length: > 0 } secret ? secret : null;

    private static IEnumerable<string> OfProvider(OidcOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return $"{Root}:Authority must be the provider's https address, such as \"https://login.example.org\"; http is for the loopback interface alone.";
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return $"{Root}:ClientId must be what the provider knows this installation as.";
        }

        if (options.ClientSecret is { Length: > 0 } && options.ClientSecretFile is { Length: > 0 })
        {
            yield return $"{Root}:ClientSecret and {Root}:ClientSecretFile are both set: give the secret in one place.";
        }
        else if (FaultOf(options.ClientSecretFile) is { } unreadable)
        {
            yield return $"{Root}:ClientSecretFile {unreadable}";
        }

        if (string.IsNullOrWhiteSpace(options.Name))
        {
            yield return $"{Root}:Name must say who signs people in.";
        }

        if (string.IsNullOrWhiteSpace(options.RoleClaim))
        {
            yield return $"{Root}:RoleClaim must name a claim, such as \"groups\".";
        }

        if (options.RequestedScopes is { } scopes && !scopes.Contains("openid", StringComparer.Ordinal))
        {
            yield return $"{Root}:RequestedScopes must have \"openid\" among them.";
        }

        if (options.SessionLifetime < Shortest || options.SessionLifetime > Longest)
        {
            yield return $"{Root}:SessionLifetime must lie between 00:05:00 and 1.00:00:00.";
        }
    }

    private static IEnumerable<string> OfRoles(IReadOnlyList<OidcRole> roles)
    {
        if (roles.Count == 0)
        {
            yield return $"{Root}:Roles:0 is missing: without a role that gives something nobody could sign in.";
        }

        for (var i = 0; i < roles.Count; i++)
        {
            if (string.IsNullOrEmpty(roles[i].Role))
            {
                yield return $"{Root}:Roles:{i}:Role must be a value of the role claim.";
            }

            if (TeamOf(roles[i]) is null)
            {
                yield return $"{Root}:Roles:{i}:Team must be a team's id, as GET /api/v1/teams lists it.";
            }

            var scopes = new RequestFaults();
            KeyMapping.ToScopes(roles[i].Scopes, scopes);
            if (scopes.Any)
            {
                yield return $"{Root}:Roles:{i}:Scopes must name at least one of read, write, run, admin, and nothing else.";
            }
        }
    }

    private static TeamId? TeamOf(OidcRole role) =>
        string.IsNullOrEmpty(role.Team) ? TeamId.First : Guid.TryParse(role.Team, out var id) ? new TeamId(id) : null;

    private static string? FaultOf(string? file)
    {
        try
        {
            return file is { Length: > 0 } && File.ReadAllText(file).Trim().Length == 0 ? $"names {file}, which is empty." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"names {file}, which can't be read: {exception.Message}";
        }
    }
}
