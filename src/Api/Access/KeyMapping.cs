using Campaigns.Api.Json;
using Campaigns.Domain.Access;
using NodaTime;

namespace Campaigns.Api.Access;

/// <summary>Reads and writes keys.</summary>
internal static class KeyMapping
{
    private static readonly Scopes[] Single = [Scopes.Read, Scopes.Write, Scopes.Run, Scopes.Admin];

    /// <summary>The names of the scopes.</summary>
    public static IReadOnlyList<string> TextOf(Scopes scopes) => [.. Single.Where(scope => scopes.HasFlag(scope)).Select(ApiJson.TextOf)];

    /// <summary>The scopes that these names stand for; each name that is none is a fault.</summary>
    public static Scopes ToScopes(IReadOnlyList<string>? names, RequestFaults faults)
    {
        var scopes = Scopes.None;
        if (names is not { Count: > 0 })
        {
            faults.Add("scopes", "Must name at least one of read, write, run, admin.");
            return scopes;
        }

        for (var i = 0; i < names.Count; i++)
        {
            var known = Array.Find(Single, scope => ApiJson.TextOf(scope) == names[i]);
            if (known is Scopes.None)
            {
                faults.Add($"scopes[{i}]", "Must be one of read, write, run, admin.");
            }

            scopes |= known;
        }

        return scopes;
    }

    /// <summary>An end that lies ahead.</summary>
    public static Instant? ToExpiry(string? text, Instant now, RequestFaults faults)
    {
        var expiry = faults.Instant("expiresAt", text);
        if (expiry <= now)
        {
            faults.Add("expiresAt", "Must lie in the future.");
        }

        return expiry;
    }
}
