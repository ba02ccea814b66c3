namespace Campaigns.Cli;

/// <summary>What the program ends with. Scripts branch on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The API refused, or what was watched didn't end well.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or an address, a key or a file is missing.</summary>
    public const int Usage = 2;

    /// <summary>The API couldn't be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>Stopped by Ctrl-C, as shells have it.</summary>
    public const int Stopped = 130;
}
