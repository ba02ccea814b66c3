namespace Campaigns.Persistence.Migrations;

/// <summary>Which servers our SQL runs on.</summary>
internal static class ServerVersion
{
    private const int OldestMajor = 13;

    /// <summary>What is wrong with the server's version; null when it will do.</summary>
    public static string? FaultOf(Version version) =>
        version.Major < OldestMajor ? $"is PostgreSQL {version}; {OldestMajor} or newer is needed" : null;
}
