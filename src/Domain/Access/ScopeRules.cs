namespace Campaigns.Domain.Access;

/// <summary>What a scope includes.</summary>
public static class ScopeRules
{
    /// <summary>True when a key with these scopes may do what needs <paramref name="needed"/>: admin includes everything, write and run include read.</summary>
    public static bool Allow(this Scopes granted, Scopes needed) => (Closure(granted) & needed) == needed;

    private static Scopes Closure(Scopes granted) => granted switch
    {
        _ when granted.HasFlag(Scopes.Admin) => Scopes.Read | Scopes.Write | Scopes.Run | Scopes.Admin,
        Scopes.None => Scopes.None,
        _ => granted | Scopes.Read,
    };
}
