namespace Campaigns.Grains.Interfaces;

/// <summary>
/// On whose behalf a grain is called: the public part of the API key, which travels with the call beside its arguments. A grain that wakes up by itself is called by nobody.
/// </summary>
public static class RequestKey
{
    private const string Name = "campaigns.key";

    /// <summary>Null when no key's request is being carried out.</summary>
    public static string? Current => RequestContext.Get(Name) as string;

    /// <summary>Every grain that is called from here on, in this flow of control, is called for this key.</summary>
    public static void Set(string keyId) => RequestContext.Set(Name, keyId);
}
